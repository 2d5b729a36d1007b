using System.ComponentModel.DataAnnotations;

namespace ModelWatch.Commands.Settings;

/// <summary>What the process does around its work. Section <c>Service</c> of the configuration.</summary>
internal sealed class ServiceOptions
{
    public const string Section = "Service";

    /// <summary>How long requests are still taken after the signal to stop. The default is none.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:20")]
    public TimeSpan DrainDelay { get; set; }
}
