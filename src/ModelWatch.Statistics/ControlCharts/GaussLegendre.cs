namespace ModelWatch.Statistics.ControlCharts;

/// <summary>Nodes and weights of the Gauss-Legendre rule on [low, high], by Newton on the Legendre polynomial.</summary>
internal static class GaussLegendre
{
    public static (double[] Nodes, double[] Weights) Of(int n, double low, double high)
    {
        double[] nodes = new double[n], weights = new double[n];
        double centre = (low + high) / 2, half = (high - low) / 2;
        for (var i = 0; i < n; i++)
        {
            var x = Math.Cos(Math.PI * (i + 0.75) / (n + 0.5));
            var slope = 1.0;
            for (var step = 0; step < 50; step++)
            {
                (var value, slope) = Polynomial(n, x);
                var move = value / slope;
                x -= move;
                if (Math.Abs(move) < 1e-15)
                    break;
            }
            nodes[n - 1 - i] = centre + half * x;
            weights[n - 1 - i] = half * 2 / ((1 - x * x) * slope * slope);
        }
        return (nodes, weights);
    }

    private static (double Value, double Slope) Polynomial(int n, double x)
    {
        double before = 1, now = x;
        for (var k = 2; k <= n; k++)
            (before, now) = (now, ((2 * k - 1) * x * now - (k - 1) * before) / k);
        return (now, n * (x * now - before) / (x * x - 1));
    }
}
