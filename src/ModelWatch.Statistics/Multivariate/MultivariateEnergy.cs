using ModelWatch.Statistics.Numerics;

namespace ModelWatch.Statistics.Multivariate;

/// <summary>The squared energy distance of vectors, 2 E|X - Y| - E|X - X'| - E|Y - Y'| (Szekely and Rizzo 2013), in the unit of the vectors.</summary>
public static class MultivariateEnergy
{
    /// <summary>
    /// The V-statistic (pairs of a row with itself count), 0 or more, in (m + n)^2 steps. In one dimension it is the square of
    /// <see cref="Drift.EnergyDistance"/>. Weight w equals w repetitions. Absent for an empty side or another dimension.
    /// </summary>
    /// <param name="reference">Reference rows.</param>
    /// <param name="current">Current rows.</param>
    public static Figure Squared(VectorSample reference, VectorSample current)
    {
        if (VectorSample.Why(reference, current) is { } why)
            return Figure.Absent(why);
        var pooled = reference.With(current);
        double m = reference.Weight, n = current.Weight;
        NeumaierSum inside = default, across = default, currentInside = default;
        for (var i = 0; i < pooled.Rows; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var distance = pooled.Weights[i] * pooled.Weights[j] * pooled.Distance(i, j);
                if (i < reference.Rows)
                    inside.Add(distance);
                else if (j < reference.Rows)
                    across.Add(distance);
                else
                    currentInside.Add(distance);
            }
        }
        var value = 2 * across.Value / (m * n) - 2 * inside.Value / (m * m) - 2 * currentInside.Value / (n * n);
        return Figure.Exact(Math.Max(0, value));
    }
}
