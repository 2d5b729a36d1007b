using ModelWatch.Findings;
using ModelWatch.Measures;
using ModelWatch.Web.Views;
using ModelWatch.Web.Words;

namespace ModelWatch.Web.Queries;

/// <summary>Puts the records of all models into the fleet page.</summary>
internal static class FleetBuild
{
    public static FleetView View(IReadOnlyList<ModelRecord> records, Times times)
    {
        var stood = records.Select(r => (Record: r, Standing: Standing.Of(r, times))).ToList();
        FleetRow[] attention =
        [
            .. stood.Where(s => s.Record.Firing.Any()).OrderBy(s => s.Record.Firing.Min(f => f.Severity)).ThenBy(s => s.Record.Firing.Min(f => f.Onset)).Select(s => Row(s.Record, times)),
        ];
        FleetGapGroup[] gaps =
        [
            .. stood.Where(s => s.Standing.Group is not null).GroupBy(s => s.Standing.Group!).OrderByDescending(g => g.Count())
                .Select(g => new FleetGapGroup(g.Key, [.. g.Select(s => Gap(s.Record, s.Standing, times))])),
        ];
        FleetTile[] quiet =
        [
            .. stood.Where(s => s.Standing.Badge == Badge.InPlan).Select(s => Tile(s.Record, times)).OrderByDescending(t => t.Share ?? -1).ThenBy(t => t.Model, StringComparer.Ordinal),
        ];
        return new(Verdict(attention, gaps.Sum(g => g.Models.Count), quiet.Length), attention, gaps, quiet);
    }

    private static string Verdict(FleetRow[] attention, int gaps, int quiet)
    {
        string waiting = attention.Length switch
        {
            0 => "Nobody is waited for.",
            1 => $"One model needs someone: {attention[0].Model}.",
            _ => $"{attention.Length} models need someone, {attention[0].Model} first.",
        };
        string rest = (gaps, quiet) switch
        {
            (0, 0) => "",
            (0, _) => $" {Models(quiet)} in plan.",
            (_, 0) => $" {Models(gaps)} without a verdict.",
            _ => $" {Models(quiet)} in plan, {gaps} without a verdict.",
        };
        return waiting + rest;
    }

    private static string Models(int count) => count == 1 ? "1 model" : $"{count} models";

    private static FleetRow Row(ModelRecord record, Times times) => new(
        record.Model,
        record.Plan.Version,
        $"{record.Plan.Risk} risk",
        Badge.OutOfPlan,
        [.. record.Firing.Select(f => FindingLines.Of(f, times))],
        DayStrips.Of(record, null, times),
        Events(record),
        Next(record));

    /// <summary>The function that is asked first: on call for a critical finding, else data science; with its holder where the plan names one.</summary>
    private static string Next(ModelRecord record)
    {
        string function = record.Firing.Min(f => f.Severity) == Severity.Critical ? "on-call" : "data-science";
        string words = function == "on-call" ? "On call" : "Data science";
        return record.Plan.Owners.TryGetValue(function, out string? holder) ? $"{words}: {holder}" : $"{words}; the plan names nobody";
    }

    private static FleetGap Gap(ModelRecord record, Standing standing, Times times) =>
        new(record.Model, record.Plan.Version, standing.Badge, standing.Missing, DayStrips.Of(record, null, times), Events(record), standing.Until);

    private static FleetTile Tile(ModelRecord record, Times times)
    {
        var worst = FeatureRows.Headlines(record).Where(m => m.Value is not null).MaxBy(m => m.Value);
        int subjects = record.Last.Where(m => m is { Segment: null, Value: not null, Reference: not null }).Select(m => m.Subject).Distinct().Count();
        int outcomes = record.Outcomes.Count(m => m is { Value: not null, State: MeasurementState.Ok or MeasurementState.Breach });
        string measured = outcomes == 0 ? $"{subjects} subjects against the reference; no outcomes yet" : $"{subjects} subjects against the reference, {outcomes} {(outcomes == 1 ? "figure" : "figures")} over outcomes";
        string share = worst is null ? "none" : $"{Numbers.Plain(worst.Value!.Value)}, {FindingWords.Bare(worst.Subject)}";
        return new(record.Model, record.Plan.Version, worst?.Value, share, Events(record), measured, DayStrips.Of(record, null, times));
    }

    private static string Events(ModelRecord record) => record.Newest is { } w ? Numbers.Count(w.Events) : "none";
}
