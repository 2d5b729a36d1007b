using System.Numerics;
using System.Runtime.InteropServices;
using ModelWatch.Statistics.Numerics;

namespace ModelWatch.Statistics.Calibration;

/// <summary>Rows of weight 1 by ascending score, as the words of <see cref="ScoreSort"/>. What bins need lies side by side in them.</summary>
internal readonly ref struct RankedScores
{
    private readonly ReadOnlySpan<ulong> keys;

    public RankedScores(ReadOnlySpan<ulong> keys)
    {
        this.keys = keys;
        Positives = (int)Sums(keys).Events;
    }

    /// <summary>The words, ascending: twice the bits of the score, plus 1 for an event.</summary>
    public ReadOnlySpan<ulong> Keys => keys;

    public int Rows => keys.Length;

    public int Positives { get; }

    /// <summary>As <see cref="CalibrationBins.ByWidth"/>.</summary>
    public List<CalibrationBin> Bins(int bins)
    {
        var filled = new List<CalibrationBin>();
        for (var from = 0; from < keys.Length;)
        {
            var bin = CalibrationBins.Index(Score(keys[from]), bins);
            var to = End(from, bin, bins);
            var (score, events) = Sums(keys[from..to]);
            filled.Add(new CalibrationBin(bin, to - from, to - from, score, events));
            from = to;
        }
        return filled;
    }

    /// <summary>The squared distances of scores and outcomes.</summary>
    public WeightedMean SquaredGaps()
    {
        var mean = new WeightedMean();
        Span<double> block = stackalloc double[WeightedMean.Block];
        var lanes = MemoryMarshal.Cast<double, Vector<double>>(block);
        for (var rest = keys; !rest.IsEmpty; rest = rest[Math.Min(rest.Length, block.Length)..])
        {
            var part = rest[..Math.Min(rest.Length, block.Length)];
            var words = MemoryMarshal.Cast<ulong, Vector<ulong>>(part);
            for (var i = 0; i < words.Length; i++)
            {
                var gap = Vector.AsVectorDouble(words[i] >>> 1) - Vector.ConvertToDouble(words[i] & Vector<ulong>.One);
                lanes[i] = gap * gap;
            }
            for (var i = words.Length * Vector<ulong>.Count; i < part.Length; i++)
            {
                var gap = Score(part[i]) - (part[i] & 1);
                block[i] = gap * gap;
            }
            mean.AddAll(block[..part.Length], default);
        }
        return mean;
    }

    private static double Score(ulong key) => BitConverter.UInt64BitsToDouble(key >> 1);

    // The first row of a later bin: bins ascend with the scores.
    private int End(int low, int bin, int bins)
    {
        var high = keys.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (CalibrationBins.Index(Score(keys[middle]), bins) <= bin)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private static (double Score, ulong Events) Sums(ReadOnlySpan<ulong> keys)
    {
        var words = MemoryMarshal.Cast<ulong, Vector<ulong>>(keys);
        var scores = Vector<double>.Zero;
        var events = Vector<ulong>.Zero;
        foreach (var word in words)
        {
            scores += Vector.AsVectorDouble(word >>> 1);
            events += word & Vector<ulong>.One;
        }
        var (score, count) = (Vector.Sum(scores), Vector.Sum(events));
        foreach (var key in keys[(words.Length * Vector<ulong>.Count)..])
            (score, count) = (score + Score(key), count + (key & 1));
        return (score, count);
    }
}
