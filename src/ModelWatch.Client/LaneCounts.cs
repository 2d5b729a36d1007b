namespace ModelWatch.Client;

/// <summary>
/// What became of the events, or of the outcomes, so far. While nothing is on its way,
/// <c>Observed = SampledOut + Dropped + Accepted + Duplicates + Rejected + Buffered</c>.
/// </summary>
public sealed record LaneCounts
{
    /// <summary>Given to the client.</summary>
    public required long Observed { get; init; }

    /// <summary>Left out by the sampling; no loss.</summary>
    public required long SampledOut { get; init; }

    /// <summary>Lost, by reason; reasons that did not occur are left out.</summary>
    public required IReadOnlyDictionary<DropReason, long> DroppedBy { get; init; }

    /// <summary>Written into requests; counts again at each retry.</summary>
    public required long Sent { get; init; }

    /// <summary>Stored by the service.</summary>
    public required long Accepted { get; init; }

    /// <summary>Known to the service already.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Refused by the service, one by one.</summary>
    public required long Rejected { get; init; }

    /// <summary>In the buffer or in a request that has no answer yet.</summary>
    public required long Buffered { get; init; }

    /// <summary>Lost, for whatever reason.</summary>
    public long Dropped => DroppedBy.Values.Sum();

    /// <summary>True where every one is accounted for.</summary>
    public bool Balances => Observed == SampledOut + Dropped + Accepted + Duplicates + Rejected + Buffered;
}
