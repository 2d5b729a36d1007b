using System.Diagnostics.Metrics;

namespace ModelWatch.Intake;

/// <summary>Counts what a bound of the doors changed without a refusal. Thread safe.</summary>
internal static class LimitInstruments
{
    private static readonly Meter Meter = new("ModelWatch");
    private static readonly Counter<long> Limited = Meter.CreateCounter<long>("modelwatch_ingest_limited_values_total");
    private static readonly KeyValuePair<string, object?> LongText = new("limit", "text-length"), ManyTexts = new("limit", "distinct-texts");

    /// <summary>A value longer than <see cref="IntakeLimits.LongestText"/>, kept as its beginning.</summary>
    public static void CountLongText() => Limited.Add(1, LongText);

    /// <summary>A column of one body with more than <see cref="IntakeLimits.MostTexts"/> texts.</summary>
    public static void CountManyTexts() => Limited.Add(1, ManyTexts);
}
