using System.Runtime.Intrinsics;

namespace ModelWatch.Statistics.Profiles;

public sealed partial class NumericProfile
{
    private const int FewValues = 16;

    // From this many values in a call on, sums of units by slot are worth their folding.
    private const int ManyValues = 1024;

    /// <summary>Adds many values of one weight.</summary>
    /// <param name="finiteValues">Finite numbers.</param>
    /// <param name="weight">The weight of each, in (0, 2^30]; rounded to a multiple of 2^-24.</param>
    /// <exception cref="ArgumentException">A value is NaN or infinite; those before it have been added.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The weight is out of range; nothing has been added.</exception>
    public void AddRange(ReadOnlySpan<double> finiteValues, double weight = 1) =>
        Fill(finiteValues, [], FixedWeight.From(weight), refuse: true, Vector512.IsHardwareAccelerated);

    /// <summary>Adds many values, each with its own weight.</summary>
    /// <param name="finiteValues">Finite numbers.</param>
    /// <param name="weights">As many weights, each in (0, 2^30]; rounded to multiples of 2^-24.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a value is NaN or infinite; those before it have been added.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is out of range; values before it may have been added.</exception>
    public void AddRange(ReadOnlySpan<double> finiteValues, ReadOnlySpan<double> weights)
    {
        if (weights.Length != finiteValues.Length)
            throw new ArgumentException("Each value needs a weight.", nameof(weights));
        Fill(finiteValues, weights, 0, refuse: true, Vector512.IsHardwareAccelerated);
    }

    /// <summary>Adds the finite ones of many values of one weight.</summary>
    /// <param name="values">Any numbers; NaN and infinities are left out, and a repeat may reach over them.</param>
    /// <param name="weight">The weight of each, in (0, 2^30]; rounded to a multiple of 2^-24.</param>
    /// <returns>How many were left out.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The weight is out of range; nothing has been added.</exception>
    public int AddFinite(ReadOnlySpan<double> values, double weight = 1) =>
        Fill(values, [], FixedWeight.From(weight), refuse: false, Vector512.IsHardwareAccelerated);

    internal int Fill(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, long weight, bool refuse, bool wide)
    {
        var pass = PassBuffer.Current;
        if (weights.IsEmpty)
            pass.Weights.AsSpan().Fill(weight);
        pass.Units.Reserve(scale.Factors.Length);
        var leftOut = 0;
        try
        {
            for (var from = 0; from < values.Length; from += PassBuffer.Size)
            {
                var part = values.Slice(from, Math.Min(PassBuffer.Size, values.Length - from));
                var same = weights.IsEmpty ? weight : FixedWeight.FromAll(weights.Slice(from, part.Length), pass.Weights);
                var (taken, without) = wide && part.Length >= FewValues
                    ? Take(part, pass, refuse)
                    : TakeSingly(part, 0, part.Length, 0, pass, refuse, wide: false);
                if (taken > 0)
                    AddPass(pass, taken, same, many: values.Length >= ManyValues);
                leftOut += without;
            }
        }
        finally
        {
            Fold(pass);
        }
        return leftOut;
    }

    /// <summary>Copies the near values to the pass; those far outside the reference enter the profile at once, one by one.</summary>
    private (int Taken, int LeftOut) Take(ReadOnlySpan<double> values, PassBuffer pass, bool refuse)
    {
        int taken = 0, leftOut = 0;
        for (var i = 0; i < values.Length;)
        {
            var near = CopyNear(values[i..], pass.Values.AsSpan(taken));
            repeats.AddAll(values.Slice(i, near));
            if (taken != i)
                pass.Weights.AsSpan(i, near).CopyTo(pass.Weights.AsSpan(taken));
            i += near;
            taken += near;
            var to = Math.Min(values.Length, i + 8);
            (taken, var without) = TakeSingly(values, i, to, taken, pass, refuse, wide: true);
            leftOut += without;
            i = to;
        }
        return (taken, leftOut);
    }

    /// <summary>Copies from the start, eight at a time, as long as all eight are near; returns how many.</summary>
    private int CopyNear(ReadOnlySpan<double> values, Span<double> to)
    {
        var (centre, factor) = (Vector512.Create(scale.Centre), Vector512.Create(scale.CentreFactor));
        var (farValue, farDeviation) = (Vector512.Create(scale.FarValue), Vector512.Create(FixedScale.FarDeviation));
        var i = 0;
        for (; i <= values.Length - 8; i += 8)
        {
            var value = Vector512.Create(values.Slice(i, 8)) + Vector512<double>.Zero;
            var away = Vector512.Abs((value - centre) * factor);
            if (!Vector512.LessThanAll(Vector512.Abs(value), farValue) || !Vector512.LessThanAll(away, farDeviation))
                break;
            value.CopyTo(to.Slice(i, 8));
        }
        return i;
    }

    private (int Taken, int LeftOut) TakeSingly(
        ReadOnlySpan<double> values, int from, int to, int taken, PassBuffer pass, bool refuse, bool wide)
    {
        var leftOut = 0;
        for (var i = from; i < to; i++)
        {
            var value = values[i] + 0.0;
            if (!double.IsFinite(value))
            {
                if (refuse)
                    Refuse(pass, taken);
                leftOut++;
                continue;
            }
            repeats.Add(value);
            if (!wide || !(Math.Abs(value) < scale.FarValue && Math.Abs((value - scale.Centre) * scale.CentreFactor) < FixedScale.FarDeviation))
            {
                AddOne(value, pass.Weights[i]);
                continue;
            }
            pass.Weights[taken] = pass.Weights[i];
            pass.Values[taken++] = value;
        }
        return (taken, leftOut);
    }

    private void Refuse(PassBuffer pass, int taken)
    {
        if (taken > 0)
            AddPass(pass, taken, 0, many: false);
        throw NotFinite();
    }
}
