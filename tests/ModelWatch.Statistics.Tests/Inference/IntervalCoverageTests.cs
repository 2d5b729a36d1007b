using System.Globalization;
using ModelWatch.Statistics.Tests.Support;
using Xunit.Abstractions;

namespace ModelWatch.Statistics.Tests.Inference;

/// <summary>How often a printed 95 % interval holds the truth, over 1,000 seeds. Writes the table of the README.</summary>
public sealed class IntervalCoverageTests(ITestOutputHelper output)
{
    private const int Seeds = 1000;
    private const double Least = 0.93;
    private const double Most = 0.97;

    [SlowFact]
    public void Proportions_AndParity_KeepTheirLevel() => Run(CoverageCases.Proportions());

    [SlowFact]
    public void Decisions_AndTheirBootstrap_KeepTheirLevel() => Run(CoverageCases.Decided());

    [SlowFact]
    public void Calibration_KeepsItsLevel() => Run(CoverageCases.Calibrated());

    [SlowFact]
    public void Ranking_AndGaps_KeepTheirLevel() => Run(CoverageCases.Ranked());

    [SlowFact]
    public void NumbersAndForecasts_KeepTheirLevel() => Run(EstimateCoverageCases.Numbers().Concat(EstimateCoverageCases.Forecasts()));

    [SlowFact]
    public void Estimates_HoldTheRealisedFigure() => Run(EstimateCoverageCases.Estimates());

    private void Run(IEnumerable<CoverageCase> cases)
    {
        var missed = new List<string>();
        foreach (var item in cases)
        {
            var (coverage, width) = Coverage(item);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {item.Method} | {item.Setting} | {100 * coverage:0.0} % | {width:0.0000} |{(item.Conservative ? " conservative |" : " |")}"));
            if (coverage < Least || (coverage > Most && !item.Conservative))
                missed.Add(string.Create(CultureInfo.InvariantCulture, $"{item}: {100 * coverage:0.0} %"));
        }
        Assert.True(missed.Count == 0, string.Join(Environment.NewLine, missed));
    }

    private static (double Coverage, double Width) Coverage(CoverageCase item)
    {
        var held = 0;
        double width = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var (figure, truth) = item.Draw(new Random(Mixed(seed)));
            Assert.True(figure.Lower is not null, $"{item}, seed {seed}: no interval of {figure}");
            held += figure.Lower <= truth && truth <= figure.Upper ? 1 : 0;
            width += (figure.Upper!.Value - figure.Lower!.Value) / Seeds;
        }
        return (held / (double)Seeds, width);
    }

    // The first numbers of neighbouring seeds go together; seeds far apart do not.
    private static int Mixed(int seed) => unchecked(seed * (int)0x9E3779B1) & int.MaxValue;
}
