using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Multivariate;
using ModelWatch.Statistics.Performance;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Tests.Documents;

/// <summary>What the examples share. The README shows every line that begins a fixture; a test checks that it does.</summary>
internal static partial class Examples
{
    private static readonly NumericEdges Edges = NumericEdges.FromSorted([1, 2, 2, 3, 5]);
    private static readonly NumericProfile Then = Numbers(1, 2, 2, 3, 5), Now = Numbers(2, 3, 4, 4, 9);
    private static readonly CategoryProfile Labels = Categories("a", "b", "b", "c");
    private static readonly ScoreProfile Scores = Labelled((0.1, false), (0.4, true), (0.8, true));
    private static readonly ScoredRows Rows = new([0.1, 0.3, 0.6, 0.8], [false, true, false, true]);
    private static readonly ScoredRows Dozen = new([.. Enumerable.Range(1, 12).Select(i => i / 13.0)], [.. "001011010111".Select(c => c == '1')]);
    private static readonly ClassScores ThreeClasses = new([0.7, 0.2, 0.1, 0.3, 0.3, 0.4, 0.2, 0.5, 0.3], 3, [0, 2, 0]);
    private static readonly VectorSample Left = VectorSample.From(2, [[0, 0], [1, 0], [0, 1]]), Right = VectorSample.From(2, [[2, 2], [3, 1]]);
    private static readonly VectorReference Space = VectorReference.From(Left, 1);
    private static readonly VectorProfile VectorsThen = VectorProfile.Of(Space, Left), VectorsNow = VectorProfile.Of(Space, Right);
    private static readonly PoissonBootstrap Drawn = Sums((1, 2), (1, 3), (0, 2), (2, 2), (1, 1), (3, 4), (0, 1), (2, 5), (1, 2), (1, 1));
    private static readonly double[] Twelve = [1.2, 3.4, 2.2, 5.1, 0.7, 2.9, 4.4, 8.8, 1.1, 2.5, 3.3, 9.1];
    private static readonly double[] Events = [8, 12, 8, 12, 8, 12, 8, 12, 8, 12, 8, 12, 8, 12, 8, 12, 8, 12, 8, 12];
    private static readonly double[] Sizes = [.. Enumerable.Repeat(100.0, 20)];

    /// <summary>The lines that begin a fixture, as they stand in the source.</summary>
    internal static IEnumerable<string> Fixtures(string source) =>
        source.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith(Begin, StringComparison.Ordinal)).Select(line => line[Begin.Length..]);

    private const string Begin = "private static readonly ";

    private static NumericProfile Numbers(params double[] values)
    {
        var profile = new NumericProfile(Edges);
        profile.AddRange(values);
        return profile;
    }

    private static CategoryProfile Categories(params string[] keys)
    {
        var profile = new CategoryProfile();
        foreach (var key in keys)
            profile.Add(key);
        return profile;
    }

    private static ScoreProfile Labelled(params (double Score, bool Event)[] rows)
    {
        var profile = new ScoreProfile();
        foreach (var (score, itsEvent) in rows)
        {
            profile.Add(score);
            profile.AddLabelled(score, itsEvent);
        }
        return profile;
    }

    private static PoissonBootstrap Sums(params (double Numerator, double Denominator)[] rows)
    {
        var bootstrap = new PoissonBootstrap(2);
        var random = new Random(1);
        foreach (var (numerator, denominator) in rows)
            bootstrap.Add([numerator, denominator], random);
        return bootstrap;
    }
}
