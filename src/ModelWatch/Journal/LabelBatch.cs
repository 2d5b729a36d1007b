namespace ModelWatch.Journal;

/// <summary>Outcomes as they were accepted: one row a label.</summary>
internal sealed record LabelBatch
{
    public required string Model { get; init; }
    public required DateTimeOffset Received { get; init; }
    public required UInt128[] Ids { get; init; }

    /// <summary>The source that the label names, or null: then it joins the one prediction with that id.</summary>
    public required string?[] Sources { get; init; }

    /// <summary>Canonical text of the label (see the contract: 1, "1" and 1.0 are one).</summary>
    public required string[] Values { get; init; }

    /// <summary>When the outcome became known, in ticks of UTC.</summary>
    public required long[] Times { get; init; }

    public int Count => Ids.Length;
}
