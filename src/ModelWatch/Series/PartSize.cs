namespace ModelWatch.Series;

/// <summary>How many points the next request carries: halved where the store refuses, growing again where it accepts. For one lane.</summary>
internal sealed class PartSize(TimeProvider time)
{
    /// <summary>How long a size that was too large is not tried again.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);
    private int _ceiling = Outbox.GreatestBatch;
    private long _ceilingSince;

    public int Next { get; private set; } = Outbox.GreatestBatch;

    public void Accepted()
    {
        if (_ceiling < Outbox.GreatestBatch && time.GetElapsedTime(_ceilingSince) >= Remembered)
            _ceiling = Outbox.GreatestBatch;
        Next = Math.Min(_ceiling, Next + Math.Max(1, Next / 4));
    }

    /// <summary>Some point of <paramref name="sent"/> is refused; half of them may pass.</summary>
    public void Halve(int sent) => Next = (sent + 1) / 2;

    /// <summary>As many as <paramref name="sent"/> are too many for one request.</summary>
    public void TooLarge(int sent)
    {
        Halve(sent);
        _ceiling = Next;
        _ceilingSince = time.GetTimestamp();
    }

    /// <summary>The next request asks about one point alone.</summary>
    public void One() => Next = 1;
}
