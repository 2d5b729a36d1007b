using System.Numerics;
using System.Runtime.CompilerServices;

namespace ModelWatch.Statistics.Multivariate;

/// <summary>
/// cos(2 pi t) by +, -, * and floor alone, so that every machine and every vector width gives the same bits (the library's cosine differs
/// between systems). The error is below 1e-13, plus 2 pi times one rounding of t.
/// </summary>
internal static class TurnCosine
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Of(Vector<double> turns)
    {
        // To the nearest whole turn, then cos(2 pi |t|) = sin(2 pi (1/4 - |t|)) with an angle in [-pi/2, pi/2].
        var rest = Vector.Abs(turns - Vector.Floor(turns + new Vector<double>(0.5)));
        var x = (new Vector<double>(0.25) - rest) * (2 * Math.PI);
        var square = x * x;
        // Taylor's series of sin(x) / x to the power 16; what is left out is below (pi/2)^19 / 19! = 4.4e-14.
        var sum = Term(square, new Vector<double>(1.0 / 355687428096000), -1.0 / 1307674368000);
        sum = Term(square, sum, 1.0 / 6227020800);
        sum = Term(square, sum, -1.0 / 39916800);
        sum = Term(square, sum, 1.0 / 362880);
        sum = Term(square, sum, -1.0 / 5040);
        sum = Term(square, sum, 1.0 / 120);
        sum = Term(square, sum, -1.0 / 6);
        return x * Term(square, sum, 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Term(Vector<double> square, Vector<double> sum, double next) => square * sum + new Vector<double>(next);
}
