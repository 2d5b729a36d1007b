using System.Runtime.InteropServices;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.References;

/// <summary>Rows of a batch on their way into profiles, with what is known of them together, so that it is found once and not for each column.</summary>
internal readonly ref struct RowRun
{
    /// <summary>Indices into the columns.</summary>
    public ReadOnlySpan<int> Rows { get; private init; }

    /// <summary>As many weights, finite, above 0, at most 2^30.</summary>
    public ReadOnlySpan<double> Weights { get; private init; }

    /// <summary>Empty, or for each row whether no earlier one is of its source: repeats are counted within a source.</summary>
    public ReadOnlySpan<bool> Starts { get; private init; }

    /// <summary>The rows lie beside each other in the columns, in their order.</summary>
    public bool IsWhole { get; private init; }

    /// <summary>The weight that all rows have, or 0.</summary>
    public double Same { get; private init; }

    /// <summary>The sum of the weights in fixed point.</summary>
    public long Fixed { get; private init; }

    /// <param name="rows">At least one.</param>
    /// <param name="weights">As many; cut at 2^30.</param>
    /// <param name="starts">Empty, or as many.</param>
    public static RowRun Of(ReadOnlySpan<int> rows, ReadOnlySpan<double> weights, ReadOnlySpan<bool> starts = default)
    {
        var same = MemoryMarshal.Cast<double, long>(weights).IndexOfAnyExcept(BitConverter.DoubleToInt64Bits(weights[0])) < 0;
        if (weights.ContainsAnyExceptInRange(0, FixedWeight.Largest)) weights = Cut(weights);
        long sum = 0;
        foreach (var weight in weights) sum += FixedWeight.From(weight);
        var whole = true;
        for (var i = 1; i < rows.Length && whole; i++) whole = rows[i] == rows[i - 1] + 1;
        return new RowRun { Rows = rows, Weights = weights, Starts = starts, IsWhole = whole, Same = same ? weights[0] : 0, Fixed = sum };
    }

    private static double[] Cut(ReadOnlySpan<double> weights)
    {
        var cut = weights.ToArray();
        for (var i = 0; i < cut.Length; i++) cut[i] = Math.Min(cut[i], FixedWeight.Largest);
        return cut;
    }
}
