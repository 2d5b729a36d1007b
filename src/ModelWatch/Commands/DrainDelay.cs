using System.Globalization;

namespace ModelWatch.Commands;

/// <summary>
/// After the signal to stop, <c>/readyz</c> is red at once while requests are still taken for <c>Service:DrainDelay</c>: a balancer needs that
/// long to notice. The default is none.
/// </summary>
internal static class DrainDelay
{
    private const string Setting = "Service:DrainDelay";

    public static void Register(IServiceProvider services)
    {
        var text = services.GetRequiredService<IConfiguration>()[Setting];
        if (text is null)
        {
            return;
        }

        // A text that is none has been replaced and named among the mistakes, so nothing starts with it.
        if (!TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var delay)) return;
        var time = services.GetRequiredService<TimeProvider>();
        services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(() => Task.Delay(delay, time).GetAwaiter().GetResult());
    }
}
