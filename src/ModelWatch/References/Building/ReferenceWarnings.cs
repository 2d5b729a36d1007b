using ModelWatch.Plans;
using ModelWatch.References.Files;

namespace ModelWatch.References.Building;

/// <summary>What the sender of a reference should know although it can be used.</summary>
internal static class ReferenceWarnings
{
    /// <summary>Rows below which the edges of 200 bins are mostly chance.</summary>
    private const int FewRows = 1000;
    private const int MostNamed = 20;

    public static IEnumerable<string> Of(
        MonitoringPlan plan, ReferenceProfile reference, TableSource table, IReadOnlyList<TableField> fields, SpooledRows rows, SegmentMap segments)
    {
        if (table.DecodedFrom is { } encoding)
            yield return $"The file was decoded from {encoding}, as the plan says (reference.encoding).";
        if (Ignored(table, fields) is { Count: > 0 } ignored)
            yield return $"Columns that the plan does not name were ignored: {Listed(ignored)}.";
        foreach (var input in plan.Inputs.Where(i => !i.Required && !rows.Has(i.Subject)))
            yield return $"The column \"{input.Name}\" is missing; it is not required, and without it {input.Subject} has no reference.";
        foreach (var segment in plan.Segments.Where(s => plan.Inputs.All(i => i.Name != s) && !rows.Has("segment." + s)))
            yield return $"The column \"{segment}\" is missing: the segment has no reference.";
        if (plan.Label is { } label && !rows.Has("label"))
            yield return $"The column \"{label.Column}\" is missing: the reference holds no outcomes.";
        foreach (var segment in segments.Crowded)
            yield return $"The segment \"{segment}\" has more than {SegmentCodes.MostValues} values; the rarer ones are counted together as other.";
        if (reference.Rows < Math.Max(FewRows, 2L * plan.Window.Minimum))
            yield return $"The reference has only {reference.Rows} rows: small shifts cannot be told from chance.";
        foreach (var feature in reference.Features.Values)
            foreach (var warning in FeatureWarnings.Of(feature)) yield return warning;
    }

    private static List<string> Ignored(TableSource table, IReadOnlyList<TableField> fields)
    {
        var asked = fields.Select(f => f.Source).ToHashSet(StringComparer.Ordinal);
        var names = table.Names ?? (table is NdjsonTable lines ? [.. lines.Unasked] : []);
        return [.. names.Where(n => !asked.Contains(n)).Order(StringComparer.Ordinal)];
    }

    private static string Listed(List<string> names) =>
        string.Join(", ", names.Take(MostNamed)) + (names.Count > MostNamed ? $" and {names.Count - MostNamed} more" : "");
}
