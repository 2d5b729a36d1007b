namespace ModelWatch.Statistics.Numerics;

/// <summary>Harmonic numbers of real order by the asymptotic series of the digamma and trigamma functions, to about 1e-15.</summary>
internal static class Harmonic
{
    private const double EulerGamma = 0.57721566490153286;

    /// <summary>1 + 1/2 + ... + 1/x, continued to real x of 0 and more.</summary>
    public static double Number(double x)
    {
        double below = 0, at = x + 1;
        for (; at < 20; at++)
            below += 1 / at;
        var inverse = 1 / (at * at);
        var tail = inverse * (1 / 12.0 - inverse * (1 / 120.0 - inverse * (1 / 252.0 - inverse / 240)));
        return EulerGamma + Math.Log(at) - 0.5 / at - tail - below;
    }

    /// <summary>1 + 1/4 + ... + 1/x^2, continued to real x of 0 and more.</summary>
    public static double Second(double x)
    {
        double below = 0, at = x + 1;
        for (; at < 20; at++)
            below += 1 / (at * at);
        var inverse = 1 / (at * at);
        var tail = 1 + 0.5 / at + inverse * (1 / 6.0 - inverse * (1 / 30.0 - inverse * (1 / 42.0 - inverse / 30)));
        return Math.PI * Math.PI / 6 - tail / at - below;
    }
}
