using System.Globalization;

namespace ModelWatch.Demo.Traffic;

/// <summary>Cuts time into hours and fills each with a drawn number of events at drawn times.</summary>
internal static class HourlyTraffic
{
    public static IEnumerable<DemoEvent> Events(
        string model, VolumePattern volume, (DateTimeOffset From, DateTimeOffset To) span, int seed, double share,
        Func<Random, DateTimeOffset, DemoEvent> draw)
    {
        var first = new DateTimeOffset(span.From.UtcTicks - span.From.UtcTicks % TimeSpan.TicksPerHour, TimeSpan.Zero);
        for (var hour = first; hour < span.To; hour += TimeSpan.FromHours(1))
        {
            var random = Draw.ForHour(model, hour, seed);
            var times = Times(random, hour, volume.Expected(hour) * share);
            for (var i = 0; i < times.Length; i++)
            {
                // The draw comes before the test: an hour cut in two gives the same events as the whole.
                var drawn = draw(random, times[i]);
                if (times[i] >= span.From && times[i] < span.To)
                    yield return drawn with { Id = Id(hour, seed, i) };
            }
        }
    }

    private static DateTimeOffset[] Times(Random random, DateTimeOffset hour, double expected)
    {
        var times = new DateTimeOffset[random.Count(expected)];
        for (var i = 0; i < times.Length; i++)
            times[i] = hour + TimeSpan.FromMilliseconds(random.Next(3_600_000));
        Array.Sort(times);
        return times;
    }

    private static string Id(DateTimeOffset hour, int seed, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{hour.UtcDateTime:yyMMddHH}-{seed}-{index:0000}");
}
