using ModelWatch.Statistics;

namespace ModelWatch.Measures;

/// <summary>A figure between the values of one segment.</summary>
/// <param name="Scope">The value that is held against the others; null where the largest stands against the smallest.</param>
/// <param name="Measure">Its name.</param>
/// <param name="Figure">The figure.</param>
/// <param name="N">Rows it rests on: those of the smaller side, or of all values.</param>
internal sealed record GroupFigure(MeasureScope? Scope, string Measure, Figure Figure, long N)
{
    /// <summary>Whole rows of an effective number: weights that are no dyadic fractions make 30 rows 29.999999999999996.</summary>
    public static long WholeRows(double effective) => (long)(effective * (1 + 1e-9));
}
