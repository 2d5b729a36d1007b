namespace ModelWatch.Plans;

/// <summary>A row of the table, for Dapper.</summary>
internal sealed class PlanRow
{
    /// <summary>The columns in the names of this class.</summary>
    public const string Columns = "number, model, version, digest, state, effective_from AS EffectiveFrom, received, origin, text";

    public long Number { get; init; }
    public string Model { get; init; } = "";
    public string Version { get; init; } = "";
    public string Digest { get; init; } = "";
    public string State { get; init; } = "";
    public long? EffectiveFrom { get; init; }
    public long Received { get; init; }
    public string Origin { get; init; } = "";
    public string Text { get; init; } = "";

    public StoredPlan ToPlan() => new(
        Number, Model, Version, Digest, Enum.Parse<PlanState>(State, ignoreCase: true), EffectiveFrom, new DateTimeOffset(Received, TimeSpan.Zero), Text);
}
