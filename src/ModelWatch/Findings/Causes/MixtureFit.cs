namespace ModelWatch.Findings.Causes;

/// <summary>
/// How well "a part of the rows went through this fault, the rest is as before" describes the window.
/// </summary>
/// <param name="Part">Fitted part of the rows, 0 to 1.</param>
/// <param name="Explained">Part of the squared distance to the reference, summed over the edges, that the fault takes away; 0 to 1.</param>
internal readonly record struct MixtureFit(double Part, double Explained)
{
    /// <param name="reference">Distribution function of the reference at the edges.</param>
    /// <param name="faulty">That of the reference after the fault.</param>
    /// <param name="current">That of the window.</param>
    /// <param name="whole">True for a fault that by its nature hits every row.</param>
    public static MixtureFit Of(ReadOnlySpan<double> reference, ReadOnlySpan<double> faulty, ReadOnlySpan<double> current, bool whole)
    {
        double cross = 0, square = 0, distance = 0;
        for (var k = 0; k < reference.Length; k++)
        {
            var moved = current[k] - reference[k];
            var expected = faulty[k] - reference[k];
            cross += moved * expected;
            square += expected * expected;
            distance += moved * moved;
        }

        if (square <= 0 || distance <= 0)
            return new(0, 0);
        var part = whole ? 1 : Math.Clamp(cross / square, 0, 1);
        var left = distance - 2 * part * cross + part * part * square;
        return new(part, Math.Clamp(1 - left / distance, 0, 1));
    }
}
