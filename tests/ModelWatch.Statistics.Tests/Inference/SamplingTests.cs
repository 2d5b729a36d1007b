using System.Globalization;
using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Performance;
using ModelWatch.Statistics.Profiles;
using ModelWatch.Statistics.Tests.Support;
using Xunit.Abstractions;

namespace ModelWatch.Statistics.Tests.Inference;

/// <summary>
/// Rows kept with known chances and weighted by one over the chance: figures are unbiased for the whole stream and their intervals hold its
/// true figures. The stream is fixed, 50,000 log-normal numbers; the sample is drawn again for each seed.
/// </summary>
public sealed class SamplingTests(ITestOutputHelper output)
{
    private const int Seeds = 1000;
    private static readonly double[] Stream = Drawn();
    private static readonly double Mean = Stream.Average();
    private static readonly double Share = Stream.Average(x => x > 2 ? 1.0 : 0);
    private static readonly NumericEdges Edges = NumericEdges.FromSorted(SortedSample.From(Stream.AsSpan(0, 5000)), 10);

    private static readonly Dictionary<string, Func<double, double>> Designs = new()
    {
        ["1 % of all"] = _ => 0.01,
        ["strata 0.5 %, 1 %, 10 %"] = x => x < 1 ? 0.005 : x < 3 ? 0.01 : 0.1,
        ["adaptive, by distance"] = x => Math.Clamp(0.004 + 0.01 * Math.Abs(x - 1), 0.004, 0.2),
    };

    [Fact]
    public void Weights_OfEveryRowKept_GiveTheStreamItself()
    {
        var (values, weights) = Sample(new Random(1), _ => 1);
        Assert.Equal(Mean, new RegressionErrors(values, new double[values.Length], weights).Bias.Value!.Value, 12);
        Assert.Equal(Mean, Profile(values, weights).Mean.Value!.Value, 9);
    }

    [SlowFact]
    public void MeansAndShares_OfSamples_AreUnbiasedWithinTheirIntervals()
    {
        var missed = new List<string>();
        foreach (var (name, chance) in Designs)
        {
            Dictionary<string, (double Truth, List<Figure> Figures)> all = new()
            {
                ["mean (linearised)"] = (Mean, []),
                ["mean (effective n)"] = (Mean, []),
                ["share (linearised)"] = (Share, []),
                ["share (Wilson, effective n)"] = (Share, []),
                ["profile mean"] = (Mean, []),
            };
            var bins = new double[Edges.Bins];
            for (var seed = 0; seed < Seeds; seed++)
                Draw(new Random(unchecked(seed * (int)0x9E3779B1) & int.MaxValue), chance, all, bins);
            foreach (var (method, (truth, figures)) in all)
                Judge($"{method}; {name}", truth, figures, missed);
            for (var b = 0; b < bins.Length; b++)
            {
                var truth = Stream.Average(x => Edges.Find(x) == b ? 1.0 : 0);
                // Relative error of a mean over 1,000 samples of some 20 rows a bin and more.
                if (Math.Abs(bins[b] / Seeds - truth) > 0.05 * truth + 1e-3)
                    missed.Add($"{name}, bin {b}: {bins[b] / Seeds} for {truth}");
            }
        }
        Assert.True(missed.Count == 0, string.Join(Environment.NewLine, missed));
    }

    private void Judge(string name, double truth, List<Figure> figures, List<string> missed)
    {
        var values = figures.Select(f => f.Value!.Value).ToArray();
        var mean = values.Average();
        var error = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (Seeds - 1) / Seeds);
        var coverage = figures.Count(f => f.Lower <= truth && truth <= f.Upper) / (double)Seeds;
        var intervals = figures[0].Lower is not null;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | truth {truth:0.0000} | mean {mean:0.0000} +- {error:0.0000} | {(intervals ? $"{100 * coverage:0.0} %" : "-")} |"));
        // A ratio of sums is biased by the order of 1 / n beside its error.
        if (Math.Abs(mean - truth) > 4 * error + 0.005 * truth || (intervals && coverage is < 0.93))
            missed.Add(string.Create(CultureInfo.InvariantCulture, $"{name}: mean {mean} for {truth}, coverage {coverage}"));
    }

    private static void Draw(
        Random random, Func<double, double> chance, Dictionary<string, (double Truth, List<Figure> Figures)> all, double[] bins)
    {
        var (values, weights) = Sample(random, chance);
        bool[] over = [.. values.Select(x => x > 2)];
        all["mean (linearised)"].Figures.Add(ImportanceWeighting.Mean(values, weights, 0));
        all["mean (effective n)"].Figures.Add(new RegressionErrors(values, new double[values.Length], weights).Bias);
        all["share (linearised)"].Figures.Add(ImportanceWeighting.Mean([.. over.Select(o => o ? 1.0 : 0)], weights, 0));
        all["share (Wilson, effective n)"].Figures.Add(new ScoredRows(new double[values.Length], over, weights).BaseRate);
        var profile = Profile(values, weights);
        all["profile mean"].Figures.Add(profile.Mean);
        double total = 0;
        foreach (var count in profile.FixedCounts)
            total += count;
        for (var b = 0; b < bins.Length; b++)
            bins[b] += profile.FixedCounts[b] / total;
    }

    private static (double[] Values, double[] Weights) Sample(Random random, Func<double, double> chance)
    {
        List<double> values = [], weights = [];
        foreach (var x in Stream)
        {
            var p = chance(x);
            if (random.NextDouble() >= p)
                continue;
            values.Add(x);
            weights.Add(1 / p);
        }
        return ([.. values], [.. weights]);
    }

    private static NumericProfile Profile(double[] values, double[] weights)
    {
        var profile = new NumericProfile(Edges);
        for (var i = 0; i < values.Length; i++)
            profile.Add(values[i], weights[i]);
        return profile;
    }

    private static double[] Drawn()
    {
        var random = new Random(20261124);
        return Draws.Of(50_000, () => Math.Exp(0.8 * random.Standard()));
    }
}
