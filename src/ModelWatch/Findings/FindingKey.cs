namespace ModelWatch.Findings;

/// <summary>At most one finding of a key fires at a time; <paramref name="Segment"/> is null for all rows, else <c>country=DE</c>.</summary>
internal sealed record FindingKey(string Model, string Version, string? Segment, FindingKind Kind)
{
    public static FindingKey Of(Finding finding) => new(finding.Model, finding.Version, finding.Segment, finding.Kind);
}
