using System.Globalization;
using ModelWatch.IntegrationTests.EndToEnd;

namespace ModelWatch.IntegrationTests.Durability;

/// <summary>Events of the tender's model by number: the same number is always the same event. They fill hours of one day.</summary>
internal sealed class NumberedEvents(int inAnHour)
{
    public const string Path = Tender.Address + "/events";
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Countries = ["DE", "FR", "IT"];

    public string Array(IEnumerable<int> numbers) => "[" + string.Join(",", numbers.Select(Line)) + "]";

    public string Line(int number)
    {
        var time = Start.AddHours(number / inAnHour).AddMilliseconds(number % inAnHour * (3_600_000.0 / inAnHour));
        var dose = (100 + (number * 7919L % 100_003)) / 8.0;
        var score = (number * 104_729L % 1_000_000) / 1e6;
        return string.Create(
            CultureInfo.InvariantCulture,
            $$$"""{"id":"n{{{number}}}","time":"{{{time:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}}","inputs":{"dose_mg":{{{dose:R}}},"country":"{{{Countries[number % 3]}}}"},"outputs":{"score":{{{score:R}}}}}""");
    }
}
