using ModelWatch.Plans;
using ModelWatch.References;

namespace ModelWatch.Measures;

/// <summary>Which shares of faults a subject has: those that its declaration makes possible.</summary>
internal static class QualityShares
{
    private static readonly QualityShare Missing = new(CellFaults.Missing, "missing_ratio", "without a value");
    private static readonly QualityShare Invalid = new(CellFaults.Invalid, "invalid_ratio", "not of the declared kind");
    private static readonly QualityShare OutOfRange = new(CellFaults.OutOfRange, "out_of_range_ratio", "outside the declared range");
    private static readonly QualityShare Unseen = new(CellFaults.Unseen, "unseen_ratio", "of an unknown category");
    private static readonly QualityShare Sentinel = new(CellFaults.Sentinel, "sentinel_ratio", "with a stand-in for no value");
    private static readonly QualityShare Format = new(CellFaults.Format, "format_ratio", "of a broken format");
    private static readonly QualityShare Encoding = new(CellFaults.Encoding, "encoding_ratio", "with traces of a wrong encoding");
    private static readonly QualityShare Alias = new(CellFaults.Alias, "alias_ratio", "in another spelling");

    public static IEnumerable<QualityShare> Of(FeatureSchema schema)
    {
        yield return Missing;
        yield return Invalid;
        if (schema.Known is not null || schema is { Form: FeatureForm.Masked, Input.Values.Count: > 0 })
            yield return Unseen;
        if (schema.Input is not { } input)
            yield break;
        if (input.Range is not null)
            yield return OutOfRange;
        if (input.Sentinels.Count > 0)
            yield return Sentinel;
        if (input.Pattern is not null || input.Format is not null || input.Kind == InputKind.Date)
            yield return Format;
        if (input.Kind is InputKind.Categorical or InputKind.Text)
            yield return Encoding;
        if (input.Aliases.Count > 0)
            yield return Alias;
    }
}
