using MathNet.Numerics;

namespace ModelWatch.Statistics.Numerics;

/// <summary>Upper tails in log space, accurate also where the tail itself is far below 1e-300.</summary>
internal static class GammaTail
{
    /// <summary>ln Q(a, x), the regularised upper incomplete gamma function (series below a + 1, Lentz's continued fraction above).</summary>
    public static double LogUpper(double a, double x)
    {
        if (x <= 0)
            return 0;
        var front = a * Math.Log(x) - x - SpecialFunctions.GammaLn(a);
        if (x < a + 1)
            return Log1m(Math.Exp(front) * LowerSeries(a, x));
        return front + Math.Log(UpperFraction(a, x));
    }

    /// <summary>ln P(chi-square with dof degrees of freedom &gt; x).</summary>
    public static double LogChiSquare(double x, double dof) => LogUpper(dof / 2, x / 2);

    /// <summary>Two-sided tail of the standard normal law.</summary>
    public static double NormalTwoSided(double z) => Math.Exp(LogUpper(0.5, z * z / 2));

    private static double Log1m(double p)
    {
        if (p >= 1)
            return double.NegativeInfinity;
        // log(1 - p) without the loss at small p: the correction of Kahan.
        var q = 1 - p;
        return q == 1 ? -p : Math.Log(q) * p / (1 - q);
    }

    private static double LowerSeries(double a, double x)
    {
        double term = 1 / a, sum = term;
        for (var n = 1; n < 100000 && term > sum * 1e-17; n++)
        {
            term *= x / (a + n);
            sum += term;
        }
        return sum;
    }

    private static double UpperFraction(double a, double x)
    {
        const double tiny = 1e-300;
        var b = x + 1 - a;
        var c = 1 / tiny;
        var d = 1 / b;
        var h = d;
        for (var i = 1; i < 100000; i++)
        {
            var an = -i * (i - a);
            b += 2;
            d = an * d + b;
            d = 1 / (Math.Abs(d) < tiny ? tiny : d);
            c = b + an / c;
            c = Math.Abs(c) < tiny ? tiny : c;
            var step = d * c;
            h *= step;
            if (Math.Abs(step - 1) < 1e-16)
                break;
        }
        return h;
    }
}
