namespace ModelWatch.Statistics.Drift;

/// <summary>Walks the distinct values of two ascending samples and counts those before and at each.</summary>
internal ref struct TieWalk(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
{
    private readonly ReadOnlySpan<double> reference = reference;
    private readonly ReadOnlySpan<double> current = current;
    private int i;
    private int j;

    public long Before { get; private set; }

    public long BeforeCurrent { get; private set; }

    public long Here { get; private set; }

    public long HereCurrent { get; private set; }

    public bool Next()
    {
        if (i == reference.Length && j == current.Length)
            return false;
        (Before, BeforeCurrent) = (i, j);
        var x = Math.Min(i < reference.Length ? reference[i] : double.MaxValue, j < current.Length ? current[j] : double.MaxValue);
        while (i < reference.Length && reference[i] <= x)
            i++;
        while (j < current.Length && current[j] <= x)
            j++;
        (Here, HereCurrent) = (i - Before, j - BeforeCurrent);
        return true;
    }
}
