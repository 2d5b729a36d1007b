namespace ModelWatch.Benchmarks.Comparison;

/// <summary>Collects where the two sides do not agree, and the largest distance seen by kind of figure.</summary>
internal sealed class Answers
{
    private readonly SortedDictionary<string, double> _largest = new(StringComparer.Ordinal);

    public int Wrong { get; private set; }

    /// <summary>A figure agrees when it is within <paramref name="tolerance"/> of the other side's, both relative and absolute.</summary>
    public void Check(string kind, double ours, double theirs, double tolerance)
    {
        var distance = Math.Abs(ours - theirs);
        _largest[kind] = Math.Max(_largest.GetValueOrDefault(kind), distance);
        if (distance <= tolerance * Math.Max(1, Math.Abs(theirs)))
            return;
        Wrong++;
        Console.WriteLine(FormattableString.Invariant($"DIFFERENT {kind}: {ours:R} here, {theirs:R} there, tolerated {tolerance:G3}"));
    }

    /// <summary>The largest distance a kind of figure, in one line.</summary>
    public override string ToString() =>
        "  largest distances: " + string.Join(", ", _largest.Select(k => FormattableString.Invariant($"{k.Key} {k.Value:G2}")));
}
