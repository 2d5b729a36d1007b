using ModelWatch.Journal;
using ModelWatch.References;
using ModelWatch.References.Building;

namespace ModelWatch.Tests.References;

public sealed class ReferenceSampleTests
{
    [Fact]
    public void Build_FewRows_KeepsThemWhole()
    {
        var sample = ReferencePlans.Build(ReferencePlans.Csv(["5,DE,0.1,1,2026-01-01T00:00:00Z", "-999,Germany,x,0,2026-01-01T00:00:00Z"])).Profile!.Sample;

        Assert.Equal(["input.dose", "input.country", "output.score", "label"], sample.Columns.Select(c => c.Name));
        var row = Array.IndexOf(sample.Find("input.dose")!.Numbers, 5);
        var country = sample.Find("input.country")!;
        Assert.Equal("DE", country.Dictionary[country.Codes[row]]);
        Assert.Equal("1", sample.Find("label")!.Dictionary[sample.Find("label")!.Codes[row]]);
        Assert.Equal(CellState.WrongKind, sample.Find("output.score")!.States[1 - row]);
        Assert.DoesNotContain("x", sample.Find("output.score")!.Dictionary);
    }

    [Fact]
    public void Build_ManyRows_KeepsTwoThousandEvenly()
    {
        var rows = Enumerable.Range(0, 20_000).Select(i => FormattableString.Invariant($"{i / 200.0},{(i % 4 == 0 ? "FR" : "DE")},0.5,1,2026-01-01T00:00:00Z"));
        var sample = ReferencePlans.Build(ReferencePlans.Csv(rows)).Profile!.Sample;

        Assert.Equal(2000, sample.Rows);
        var dose = sample.Find("input.dose")!.Numbers;
        Assert.Equal(2000, dose.Distinct().Count());
        Assert.InRange(dose.Average(), 48, 52);
        var country = sample.Find("input.country")!;
        Assert.InRange(country.Codes.Count(c => country.Dictionary[c] == "FR"), 430, 570);

        // The order of the sample is as random as its choice: halves of it are samples too.
        Assert.InRange(dose[..1000].Average(), 47, 53);
    }

    [Fact]
    public void Choose_EqualRows_AreTakenAsOftenAsTheyCome()
    {
        var hashes = new RowHashes();
        var numbers = Enumerable.Range(0, 10_000).Select(i => i % 10 == 0 ? 1.0 : 2.0).ToArray();
        hashes.Add([Numbers(numbers)], numbers.Length);

        var chosen = hashes.Choose(1000);

        Assert.Equal(1000, chosen.Distinct().Count());
        Assert.InRange(chosen.Count(row => numbers[row] == 1), 70, 130);
    }

    [Fact]
    public void Build_MaskedAndUnlistedFields_AreNotKept()
    {
        var plan = ReferencePlans.Tender with { Privacy = new(["country", "score"], ["country"]) };
        var reading = ReferenceBuilder.Build(plan, ReferencePlans.Bytes(ReferencePlans.Csv(ReferencePlans.Rows(50))));
        Assert.Equal(["output.score", "label"], reading.Profile!.Sample.Columns.Select(c => c.Name));
    }

    [Fact]
    public void Build_ScoresThatSayTooMuch_GetAMapThatIsStoredWithThem()
    {
        // The event comes in 30 of 100 rows whatever the score says: 0.1 and 0.9 are both wrong.
        var rows = Enumerable.Range(0, 2000).Select(i => FormattableString.Invariant($"{i},DE,{(i % 2 == 0 ? 0.1 : 0.9)},{(i / 2 % 10 < 3 ? 1 : 0)},2026-01-01T00:00:00Z"));
        var profile = ReferencePlans.Build(ReferencePlans.Csv(rows)).Profile!;

        var map = profile.Calibrations.Single().Classes.Single().Map!;
        Assert.Equal(0.3, map.Apply(0.9), 1e-12);
        Assert.Equal(2000, profile.Calibrations.Single().Rows);
        var back = ReferenceBytes.Read(ReferenceBytes.Of(profile), profile with { Sample = RowSample.Empty, Calibrations = [] });
        Assert.Equal(map.Scores.ToArray(), back.Calibrations.Single().Classes.Single().Map!.Scores.ToArray());
        Assert.Equal(ReferenceBytes.Of(profile), ReferenceBytes.Of(back));
        Assert.Throws<InvalidDataException>(() => ReferenceBytes.Read([9, .. ReferenceBytes.Of(profile)], profile));
    }

    [Fact]
    public void Choice_CalibratedScores_KeepThem()
    {
        var random = new Random(5);
        var scores = Enumerable.Range(0, 4000).Select(_ => random.NextDouble()).ToArray();
        Assert.Null(CalibratorChoice.Of(scores, Array.ConvertAll(scores, s => random.NextDouble() < s)));
    }

    [Fact]
    public void Choice_SeparatedOrOneClass_KeepTheScores()
    {
        double[] scores = [.. Enumerable.Range(0, 1000).Select(i => i / 2000.0)];
        Assert.Null(CalibratorChoice.Of([.. scores], Array.ConvertAll(scores, s => s > 0.25)));
        Assert.Null(CalibratorChoice.Of([.. scores], new bool[1000]));
        Assert.Null(CalibratorChoice.Of([], []));
    }

    [Fact]
    public void Build_NoLabels_HasNoCalibration() =>
        Assert.Empty(ReferencePlans.Build("dose,country,score\n1,DE,0.5\n2,DE,0.6\n").Profile!.Calibrations);

    private static Column Numbers(double[] values) => new("input.dose", ColumnShape.Number)
    {
        States = [.. values.Select(_ => CellState.Value)],
        Kinds = new TokenKind[values.Length],
        Numbers = values,
        Codes = [.. values.Select(_ => -1)],
    };
}
