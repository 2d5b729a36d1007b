namespace ModelWatch.Statistics.Drift;

/// <summary>The sum of Scholz and Stephens over groups of tied values, before it is standardised.</summary>
internal struct AndersonDarlingSum(double m, double n)
{
    private double left;
    private double right;

    public bool AllEqual { get; private set; }

    public readonly double Value => (left / m + right / n) * (m + n - 1) / (m + n);

    public void Add(double before, double here, double beforeCurrent, double hereCurrent)
    {
        double total = m + n, group = here + hereCurrent;
        if (group == total)
        {
            AllEqual = true;
            return;
        }
        var b = before + beforeCurrent + group / 2;
        var weight = group / total / (b * (total - b) - total * group / 4);
        left += weight * Square(total * (before + here / 2) - b * m);
        right += weight * Square(total * (beforeCurrent + hereCurrent / 2) - b * n);
    }

    private static double Square(double x) => x * x;
}
