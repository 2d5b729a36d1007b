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
            if (Odd(feature) is { } warning) yield return warning;
    }

    private static string? Odd(FeatureProfile feature)
    {
        if (feature.Schema.Form is FeatureForm.Masked or FeatureForm.Date) return null;
        if (feature.Numbers is { Rows: 0 } || (feature.Numbers is null && feature.Categories is { Rows: 0 }))
            return $"{feature.Subject} has no usable value: {feature.Quality.Missing.Rows} missing, {feature.Quality.Invalid.Rows} invalid. Its drift cannot be judged.";
        if (feature.Numbers is { } numbers && numbers.Min == numbers.Max)
            return $"{feature.Subject} has the same value in every row.";
        if (feature.Categories is { IsExact: true, Distinct.Value: 1 } && feature.Schema.Form == FeatureForm.Category)
            return $"{feature.Subject} has the same value in every row.";
        return feature.Categories is { IsExact: false } && feature.Schema.Form == FeatureForm.Category
            ? $"{feature.Subject} has more than 1,000 categories: unseen ones cannot be told; a text input may be meant."
            : null;
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
