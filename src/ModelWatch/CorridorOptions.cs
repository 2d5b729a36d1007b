using System.ComponentModel.DataAnnotations;

namespace ModelWatch;

/// <summary>When windows are looked at. Section <c>Windows</c> of the configuration.</summary>
internal sealed class CorridorOptions
{
    public const string Section = "Windows";

    /// <summary>How often a changed window is revised at most, 1 min to 1 day. The default is one hour.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan EvaluationInterval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often the clock looks for windows to close, 1 s to 10 min. The default is 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan CloseInterval { get; set; } = TimeSpan.FromSeconds(5);
}
