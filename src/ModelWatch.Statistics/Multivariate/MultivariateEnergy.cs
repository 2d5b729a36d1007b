using ModelWatch.Statistics.Numerics;

namespace ModelWatch.Statistics.Multivariate;

/// <summary>The squared energy distance of vectors, 2 E|X - Y| - E|X - X'| - E|Y - Y'| (Szekely and Rizzo 2013), in the unit of the vectors.</summary>
public static class MultivariateEnergy
{
    /// <summary>
    /// The V-statistic (pairs of a row with itself count), 0 or more, in (m + n)^2 steps. In one dimension it is the square of
    /// <see cref="Drift.EnergyDistance"/>. Absent for an empty side or another dimension.
    /// </summary>
    /// <param name="reference">Reference rows.</param>
    /// <param name="current">Current rows.</param>
    public static Figure Squared(VectorSample reference, VectorSample current)
    {
        if (VectorSample.Why(reference, current) is { } why)
            return Figure.Absent(why);
        var pooled = reference.With(current);
        int m = reference.Rows, n = current.Rows;
        NeumaierSum inside = default, across = default, currentInside = default;
        for (var i = 0; i < m + n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var distance = pooled.Distance(i, j);
                if (i < m)
                    inside.Add(distance);
                else if (j < m)
                    across.Add(distance);
                else
                    currentInside.Add(distance);
            }
        }
        var value = 2 * across.Value / ((double)m * n) - 2 * inside.Value / ((double)m * m) - 2 * currentInside.Value / ((double)n * n);
        return Figure.Exact(Math.Max(0, value));
    }
}
