namespace ModelWatch.Statistics.ControlCharts;

/// <summary>The mean time to an alarm of a normal EWMA as a function of where it stands in its asymptotic band.</summary>
internal sealed class EwmaProfile
{
    private readonly double[] nodes;
    private readonly double[] weights;
    private readonly double lambda;
    private readonly double shift;
    private readonly LinearSystem system;

    public EwmaProfile(double lambda, double width, double shift)
    {
        this.lambda = lambda;
        this.shift = shift;
        var half = width * Math.Sqrt(lambda / (2 - lambda));
        // One step moves the chart by lambda standard deviations: two and a half nodes for each of them and a floor.
        (nodes, weights) = GaussLegendre.Of(24 + (int)(2.5 * 2 * half / lambda), -half, half);
        system = new LinearSystem(nodes.Length, nodes.Length, nodes.Length);
        for (var i = 0; i < nodes.Length; i++)
        {
            for (var j = 0; j < nodes.Length; j++)
                system.Add(i, j, weights[j] * Step(nodes[i], nodes[j]));
        }
        Lengths = system.RunLengths();
    }

    public double[] Lengths { get; }

    public double[]? LongQuiet() => system.LongQuiet();

    public double From(double at)
    {
        var sum = 1.0;
        for (var j = 0; j < nodes.Length; j++)
            sum += Lengths[j] * weights[j] * Step(at, nodes[j]);
        return sum;
    }

    /// <summary>One step back: from the nodes of a band scaled by <paramref name="before"/> into one scaled by <paramref name="band"/>; one value at 0 for a scale of 0.</summary>
    public double[] Back(double[] togo, double band, double before)
    {
        var from = new double[before == 0 ? 1 : nodes.Length];
        for (var i = 0; i < from.Length; i++)
        {
            var sum = 1.0;
            for (var j = 0; j < nodes.Length; j++)
                sum += togo[j] * weights[j] * band * Step(nodes[i] * before, nodes[j] * band);
            from[i] = sum;
        }
        return from;
    }

    private double Step(double from, double to) => StandardNormal.Density((to - (1 - lambda) * from) / lambda - shift) / lambda;
}
