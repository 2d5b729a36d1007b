using System.Globalization;

namespace ModelWatch.Commands;

/// <summary>
/// After the signal to stop, <c>/readyz</c> is red at once while requests are still taken for <c>Service:DrainDelay</c>: a balancer needs that
/// long to notice. The default is none.
/// </summary>
internal static class DrainDelay
{
    private const string Setting = "Service:DrainDelay";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <exception cref="ServiceFault">The setting is no duration.</exception>
    public static void Register(IServiceProvider services)
    {
        var text = services.GetRequiredService<IConfiguration>()[Setting];
        if (text is null)
        {
            return;
        }

        if (!TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var delay) || delay < TimeSpan.Zero || delay > Longest)
        {
            throw new ServiceFault(ExitCode.Configuration, $"{Setting} must be a duration from 00:00:00 to {Longest:c}, not '{text}'.");
        }

        var time = services.GetRequiredService<TimeProvider>();
        services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(() => Task.Delay(delay, time).GetAwaiter().GetResult());
    }
}
