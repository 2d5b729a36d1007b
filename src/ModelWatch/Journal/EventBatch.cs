namespace ModelWatch.Journal;

/// <summary>
/// Events as columns, as they were parsed under one plan. Columns are named <c>input.NAME</c>, <c>output.NAME</c>,
/// <c>segment.NAME</c> (text, from the event's own segments) and <c>label</c> (text, canonical), and exist for each declared name.
/// </summary>
internal sealed record EventBatch
{
    public required string Model { get; init; }

    /// <summary>The plan under which fields were declared, masked and dropped.</summary>
    public required string PlanDigest { get; init; }
    public required DateTimeOffset Received { get; init; }

    /// <summary>First 128 bits of the SHA-256 of each id's UTF-8.</summary>
    public required UInt128[] Ids { get; init; }
    public required string[] IdTexts { get; init; }

    /// <summary>Event source, empty where the event has none.</summary>
    public required string[] Sources { get; init; }

    /// <summary>Event time in ticks of UTC.</summary>
    public required long[] Times { get; init; }

    /// <summary>The model version that the event names, else the plan's.</summary>
    public required string[] Versions { get; init; }

    /// <summary>1 / inclusion probability; at least 1 unless the producer says otherwise; finite and above 0.</summary>
    public required double[] Weights { get; init; }

    /// <summary>Producer's sequence number, or -1.</summary>
    public required long[] Sequences { get; init; }
    public required IReadOnlyList<Column> Columns { get; init; }

    /// <summary>Undeclared fields that were dropped, over all rows.</summary>
    public long UndeclaredFields { get; init; }

    public int Count => Ids.Length;

    /// <summary>The column of that name, or null.</summary>
    public Column? Find(string name) => Columns.FirstOrDefault(c => c.Name == name);
}
