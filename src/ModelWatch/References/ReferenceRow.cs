using System.Text.Json;
using ModelWatch.Plans;

namespace ModelWatch.References;

/// <summary>A row of the table, for Dapper.</summary>
internal sealed class ReferenceRow
{
    /// <summary>The columns in the names of this class, without the content.</summary>
    public const string Columns = "model, version, digest, plan, state, effective_from AS EffectiveFrom, received, rows, notes";

    public string Model { get; init; } = "";
    public long Version { get; init; }
    public string Digest { get; init; } = "";
    public string Plan { get; init; } = "";
    public string State { get; init; } = "";
    public long? EffectiveFrom { get; init; }
    public long Received { get; init; }
    public long Rows { get; init; }
    public string Notes { get; init; } = "";
    public byte[] Content { get; init; } = [];

    public StoredReference ToReference() => new(
        Model, Version, Digest, Plan, Enum.Parse<PlanState>(State, ignoreCase: true), EffectiveFrom,
        new DateTimeOffset(Received, TimeSpan.Zero), Rows, JsonSerializer.Deserialize<ReferenceNotes>(Notes)!);

    /// <summary>The profile in the content.</summary>
    public ReferenceProfile ToProfile()
    {
        var stored = ToReference();
        return ReferenceBytes.Read(Content, new ReferenceProfile
        {
            Model = Model,
            Digest = Digest,
            PlanDigest = Plan,
            Rows = Rows,
            HasKinds = false,
            Features = new Dictionary<string, FeatureProfile>(),
            Segments = new Dictionary<string, IReadOnlyDictionary<string, FeatureProfile>>(),
            Warnings = stored.Notes.Warnings,
            SmallestShift = stored.Notes.SmallestShift,
        });
    }
}
