namespace ModelWatch.Tests.Measures;

/// <summary>Rows that an attacker sent: every figure is right or absent with a reason, and a close always ends.</summary>
public sealed class StrangeRowsTests
{
    private const string Head = "model: m\nversion: \"1\"\nwindow: {length: 1h, minimum: 30}\n";

    [Fact]
    public void Categories_BeyondAThousand_HaveNoSharesRatherThanPooledOnes()
    {
        const string plan = Head + "inputs: {c: {kind: categorical}}\noutputs: {y: {kind: number}}\n";
        var measured = KindSample.Check(plan, Rows(1500, i => $$"""{"c":"r{{i}}","y":1}"""), Rows(1500, i => $$"""{"c":"n{{i}}","y":1}"""));
        foreach (var name in new[] { "total_variation", "psi", "chi_square_p", "entropy" })
            Assert.Contains("more than 1,000 categories", measured.Find("input.c", name).Why!, StringComparison.Ordinal);
        Assert.InRange(measured.Find("input.c", "distinct").Value!.Value, 1400, 1600);
    }

    [Fact]
    public void Classes_ThatAreIds_AreNoClasses()
    {
        const string plan = Head + "inputs: {a: {kind: numeric}}\noutputs: {k: {kind: class}}\nlabel: {kind: class}\n";
        var rows = Rows(300, i => $$"""{"a":{{i}},"k":"k{{i}}","label":"k{{i}}"}""");
        Assert.Equal("300 classes, more than 200", KindSample.Check(plan, rows, rows).Find("output.k", "accuracy").Why);
        var fewer = Rows(300, i => $$"""{"a":{{i}},"k":"k{{i % 60}}","label":"k{{i % 60}}"}""");
        var many = KindSample.Check(plan, fewer, fewer).Find("output.k", "macro_f1");
        Assert.Equal((1.0, null), (many.Value!.Value, many.Lower));
    }

    [Fact]
    public void Probabilities_ThatAreNoLaw_AreNotScored()
    {
        const string plan = Head + "inputs: {a: {kind: numeric}}\noutputs: {q: {kind: probabilities, classes: [x, y]}}\nlabel: {kind: class}\n";
        var good = Rows(60, i => $$"""{"a":{{i}},"q":{"x":0.7,"y":0.3},"label":"{{(i % 3 == 0 ? "y" : "x")}}"}""");
        var bad = good + "\n" + Rows(40, i => $$"""{"a":{{i}},"q":{"x":0.9,"y":0.9},"label":"x"}""");
        Assert.Equal(60, KindSample.Check(plan, good, bad).Find("output.q", "brier").N);
        Assert.Equal(0.4, KindSample.Check(plan, good, bad).Find("output.q", "invalid_ratio").Value!.Value, 9);
    }

    [Theory]
    [InlineData("1e308", "the numbers are too large to be learned from")]
    [InlineData("2", null)]
    public void Losses_TooLargeForTheLibrary_AreAbsentAndTheRestIsMeasured(string truth, string? why)
    {
        const string plan = Head + "inputs: {a: {kind: numeric}}\noutputs: {y: {kind: number}}\nlabel: {kind: number}\nmeasures: {include: [estimated_mae, estimated_rmse]}\n";
        var measured = KindSample.Check(plan, Rows(60, i => $$"""{"a":{{i}},"y":{{i % 5}},"label":{{truth}}}"""), Rows(60, i => $$"""{"a":{{i}},"y":{{(i < 30 ? "null" : "1")}}}"""));
        var estimate = measured.Find("output.y", "estimated_mae");
        if (why is null)
            Assert.Equal((30L, null), (estimate.N, estimate.Lower));
        else
            Assert.Equal(why, estimate.Why);
        Assert.NotNull(measured.Find("input.a", "ks").Value);
    }

    private static string Rows(int count, Func<int, string> row) => string.Join('\n', Enumerable.Range(0, count).Select(row));
}
