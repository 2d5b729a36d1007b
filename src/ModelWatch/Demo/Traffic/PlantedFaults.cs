namespace ModelWatch.Demo.Traffic;

/// <summary>What goes wrong in the demo and when.</summary>
/// <param name="GermanExport">
/// From here the German desk of tender-price-eu sends dose_mg in grams (1/1000) and writes its country as Germany instead of DE.
/// </param>
/// <param name="TriageRule">
/// From here a new rule of the reviewers codes most consumer reports of ae-triage as follow-up: the model's inputs and outputs look
/// as before, and its probabilities no longer mean what they say.
/// </param>
internal sealed record PlantedFaults(DateTimeOffset GermanExport, DateTimeOffset TriageRule)
{
    public static readonly PlantedFaults None = new(DateTimeOffset.MaxValue, DateTimeOffset.MaxValue);
    private static readonly TimeSpan Morning = TimeSpan.FromHours(9), Seen = TimeSpan.FromHours(6);

    /// <summary>
    /// The export fault starts at 09:00 UTC today when that is at least six hours ago, else at the last whole hour at least six hours ago,
    /// so that some closed windows show it. The triage rule starts at midnight UTC two days ago: whole days show it.
    /// </summary>
    public static PlantedFaults Before(DateTimeOffset now)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        var latest = now - Seen;
        var wholeHour = new DateTimeOffset(latest.UtcTicks - latest.UtcTicks % TimeSpan.TicksPerHour, TimeSpan.Zero);
        return new PlantedFaults(today + Morning <= latest ? today + Morning : wholeHour, today - TimeSpan.FromDays(2));
    }
}
