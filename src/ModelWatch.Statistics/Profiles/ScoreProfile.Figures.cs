namespace ModelWatch.Statistics.Profiles;

public sealed partial class ScoreProfile
{
    private const byte Version = 1;

    /// <summary>The bins joined into fewer, ascending.</summary>
    /// <param name="bins">A divisor of 300, such as 10, 15, 20, 100 or 300 itself.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bins"/> does not divide 300.</exception>
    public IReadOnlyList<ScoreBin> Coarse(int bins)
    {
        if (bins < 1 || Bins % bins != 0)
            throw new ArgumentOutOfRangeException(nameof(bins), bins, "The number of bins must divide 300.");
        var width = Bins / bins;
        return [.. Enumerable.Range(0, bins).Select(k => Joined(k * width, width))];
    }

    /// <summary>
    /// Expected calibration error over bins of equal width: sum n_b/n abs(mean p - mean y) of labelled rows, in [0, 1]. Absent without any.
    /// </summary>
    /// <param name="bins">A divisor of 300.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bins"/> does not divide 300.</exception>
    public Figure CalibrationError(int bins = 15)
    {
        double weight = 0, gaps = 0;
        foreach (var bin in Coarse(bins))
        {
            if (bin.LabelledWeight == 0)
                continue;
            weight += bin.LabelledWeight;
            gaps += bin.LabelledWeight * Math.Abs(bin.LabelledMeanScore!.Value - bin.PositiveShare!.Value);
        }
        return weight > 0 ? Figure.Of(gaps / weight) : Figure.Absent("no labelled scores");
    }

    /// <summary>Mean of (p - y)^2 of labelled rows, in [0, 1]; exact up to rounding. Absent without any.</summary>
    public Figure Brier => Joined(0, Bins).Brier is { } brier ? Figure.Of(brier) : Figure.Absent("no labelled scores");

    /// <summary>Mean of all scores, in [0, 1]; exact up to rounding. Absent without any.</summary>
    public Figure MeanScore => Joined(0, Bins).MeanScore is { } mean ? Figure.Of(mean) : Figure.Absent("no scores");

    /// <summary>The canonical, versioned binary form, closed with a check sum: equal contents give equal bytes.</summary>
    public byte[] ToBytes()
    {
        var sink = new BitSink();
        sink.Bits(Version, 8);
        sink.Count(Rows);
        sink.Count(LabelledRows);
        for (var k = 0; k < Bins; k++)
        {
            all[k].Write(sink, outcomes: false);
            labelled[k].Write(sink, outcomes: true);
        }
        return sink.ToArray();
    }

    /// <summary>Reads the form of <see cref="ToBytes"/>.</summary>
    /// <param name="bytes">The binary form, complete.</param>
    /// <exception cref="InvalidDataException">The bytes are damaged or of another version.</exception>
    public static ScoreProfile FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[0] != Version)
            throw new InvalidDataException($"The score profile is not of version {Version}.");
        var source = new BitSource(bytes);
        source.Bits(8);
        var profile = new ScoreProfile { Rows = source.Count(), LabelledRows = source.Count() };
        for (var k = 0; k < Bins; k++)
        {
            profile.all[k] = ScoreSums.Read(ref source, outcomes: false);
            profile.labelled[k] = ScoreSums.Read(ref source, outcomes: true);
        }
        source.Finish();
        return profile;
    }

    private ScoreBin Joined(int first, int count)
    {
        ScoreSums scores = default, outcomes = default;
        for (var k = first; k < first + count; k++)
        {
            scores.Merge(all[k]);
            outcomes.Merge(labelled[k]);
        }
        // (p - y)^2 = p^2 - 2 p y + y, for y is 0 or 1; in whole numbers, so nothing cancels.
        var brier = (Int128)outcomes.Square - (Int128)(outcomes.Product << 1) + ((Int128)outcomes.Positive << 60);
        return new ScoreBin(
            first / (double)Bins,
            (first + count) / (double)Bins,
            FixedWeight.ToDouble(scores.Weight),
            Mean((double)scores.Score / Unit, scores.Weight),
            FixedWeight.ToDouble(outcomes.Weight),
            Mean((double)outcomes.Score / Unit, outcomes.Weight),
            Mean(outcomes.Positive, outcomes.Weight),
            Mean((double)brier / Unit, outcomes.Weight));
    }

    private static double? Mean(double sum, long weight) => weight == 0 ? null : Math.Clamp(sum / weight, 0, 1);
}
