using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Drift;

/// <summary>Walks the occupied bins of two profiles as groups of tied values, in units of weight.</summary>
internal sealed class BinTies
{
    private readonly NumericProfile reference;
    private readonly NumericProfile current;
    private int bin = -1;

    public BinTies(NumericProfile reference, NumericProfile current)
    {
        Demand.SameEdges(reference, current);
        (this.reference, this.current) = (reference, current);
        Why = Reasons.Empty(reference.Rows, current.Rows);
        (Total, CurrentTotal) = (reference.Weight, current.Weight);
        OnlySingleNumbers = AreSingleNumbers();
    }

    public string? Why { get; }

    public double Total { get; }

    public double CurrentTotal { get; }

    public bool OnlySingleNumbers { get; }

    public double Before { get; private set; }

    public double BeforeCurrent { get; private set; }

    public double Here { get; private set; }

    public double HereCurrent { get; private set; }

    public bool Next()
    {
        (Before, BeforeCurrent) = (Before + Here, BeforeCurrent + HereCurrent);
        do
        {
            if (++bin >= reference.Edges.Bins)
                return false;
            (Here, HereCurrent) = (FixedWeight.ToDouble(reference.FixedCounts[bin]), FixedWeight.ToDouble(current.FixedCounts[bin]));
        }
        while (Here + HereCurrent == 0);
        return true;
    }

    private bool AreSingleNumbers()
    {
        ReadOnlySpan<long> left = reference.FixedCounts, right = current.FixedCounts;
        for (var k = 0; k < left.Length; k++)
        {
            if ((left[k] | right[k]) != 0 && !reference.Edges.IsSingleNumber(k))
                return false;
        }
        return true;
    }
}
