namespace ModelWatch.Statistics.ControlCharts;

/// <summary>The mean time to an alarm of a one-sided normal CUSUM as a function of where it stands: state 0 is the atom at 0, the others are nodes.</summary>
internal sealed class CusumProfile
{
    private readonly double[] nodes;
    private readonly double[] weights;
    private readonly double drift;
    private readonly LinearSystem system;

    public CusumProfile(double reference, double limit, double shift)
    {
        drift = shift - reference;
        // The kernel is a unit normal density: two and a half nodes a standard deviation and a floor give full accuracy.
        (nodes, weights) = GaussLegendre.Of(24 + (int)(2.5 * limit), 0, limit);
        system = new LinearSystem(nodes.Length + 1, nodes.Length, nodes.Length);
        for (var i = 0; i < system.Count; i++)
        {
            var at = i == 0 ? 0 : nodes[i - 1];
            system.Add(i, 0, StandardNormal.Below(-at - drift));
            for (var j = 0; j < nodes.Length; j++)
                system.Add(i, j + 1, weights[j] * StandardNormal.Density(nodes[j] - at - drift));
        }
        Lengths = system.RunLengths();
    }

    public double[] Lengths { get; }

    public double[]? LongQuiet() => system.LongQuiet();

    /// <summary>Alarms a point from 0; 0 where the length is beyond numbers.</summary>
    public double Rate => LongestRun.IsKnown(From(0)) ? 1 / From(0) : 0;

    /// <summary>The length from a head start as a part of that from 0; all of it where that is beyond numbers.</summary>
    public double Kept(double start) => LongestRun.IsKnown(From(0)) ? From(start) / From(0) : 1;

    /// <summary>The equation itself interpolates between the nodes.</summary>
    public double From(double at)
    {
        var sum = 1 + Lengths[0] * StandardNormal.Below(-at - drift);
        for (var j = 0; j < nodes.Length; j++)
            sum += Lengths[j + 1] * weights[j] * StandardNormal.Density(nodes[j] - at - drift);
        return sum;
    }
}
