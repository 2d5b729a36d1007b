using ModelWatch.Findings;
using ModelWatch.Measures;
using ModelWatch.Tests.Measures;

namespace ModelWatch.Tests.Findings;

public sealed class DiagnosisTests
{
    private static readonly (string, double)[] Countries = [("DE", 0.5), ("FR", 0.3), ("IT", 0.2)];
    private static readonly double[] Dose = [.. Sample.Normal(5000, 5.4, 0.5, 1).Select(Math.Exp)];
    private static readonly string[] Country = Sample.Mix(5000, 2, Countries);
    private static readonly double[] Score = [.. Enumerable.Range(0, 5000).Select(i => i / 5000.0)];
    private static readonly double[] Now = [.. Sample.Normal(1000, 5.4, 0.5, 3).Select(Math.Exp)];

    [Fact]
    public void Rank_GramsForMilligrams_NamesUnitScale()
    {
        var cause = Top([.. Now.Select(x => x / 1000)]);
        Assert.Equal(("unit-scale", "input.dose"), (cause.Name, cause.Subject));
        Assert.Contains("0.001 times", cause.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Rank_HalfTheRowsInGrams_NamesUnitScaleAndThePart()
    {
        var cause = Top([.. Now.Select((x, i) => i % 2 == 0 ? x / 1000 : x)]);
        Assert.Equal("unit-scale", cause.Name);
        Assert.Contains("0.001 times", cause.Detail, StringComparison.Ordinal);
        Assert.Matches("^(4[89]|5[012])", cause.Detail);
    }

    [Fact]
    public void Rank_EverythingHigherByAConstant_NamesLevelShift() => Assert.Equal("level-shift", Top([.. Now.Select(x => x + 80)]).Name);

    [Fact]
    public void Rank_Wider_NamesSpreadChange() => Assert.Equal("spread-change", Top([.. Now.Select(x => 221 + 2.2 * (x - 221))]).Name);

    [Fact]
    public void Rank_MissingValues_NamesMissingBurst() =>
        Assert.Equal("missing-burst", Top([.. Now.Select((x, i) => i % 3 == 0 ? double.NaN : x)]).Name);

    [Fact]
    public void Rank_OneSpellingForAnother_NamesRenamedCategory()
    {
        var finding = Find(Now, Sample.Mix(1000, 4, ("Germany", 0.5), ("FR", 0.3), ("IT", 0.2)), FindingKind.Drift);
        Assert.Equal("renamed-category", finding.Diagnosis[0].Name);
        Assert.Contains("'Germany'", finding.Diagnosis[0].Detail, StringComparison.Ordinal);
        Assert.Contains("'DE'", finding.Diagnosis[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Rank_OneMoreCategory_NamesNewCategory() =>
        Assert.Equal("new-category", Find(Now, Sample.Mix(1000, 4, ("DE", 0.4), ("FR", 0.24), ("IT", 0.16), ("PL", 0.2)), FindingKind.Drift).Diagnosis[0].Name);

    [Fact]
    public void Step_Drift_SaysWhatTheOutputsDid() =>
        Assert.StartsWith("Mean of score 0.", Find([.. Now.Select(x => x / 1000)], Country[..1000], FindingKind.Drift).Effect, StringComparison.Ordinal);

    private static Cause Top(double[] dose)
    {
        var kind = dose.Any(double.IsNaN) ? FindingKind.Quality : FindingKind.Drift;
        return Find(dose, Sample.Mix(1000, 4, Countries), kind).Diagnosis[0];
    }

    private static Finding Find(double[] dose, string[] country, FindingKind kind)
    {
        var reference = Sample.Reference(Dose, Country, Score);
        var window = Sample.Window(reference, dose, country, [.. Enumerable.Range(0, dose.Length).Select(i => (double)i / dose.Length)]);
        var closed = new ClosedWindow(Sample.Plan, reference, window, MeasureSet.Compute(Sample.Plan, reference, window));
        return FindingPolicy.Step(FindingMemory.Empty, closed, Sample.Start).Changes.Select(c => c.Finding).Single(f => f.Kind == kind);
    }
}
