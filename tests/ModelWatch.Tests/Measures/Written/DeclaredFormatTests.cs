using ModelWatch.Measures;
using ModelWatch.Plans;

namespace ModelWatch.Tests.Measures.Written;

/// <summary>Numbers are read otherwise only where the plan says so; without it they stay invalid and are counted for what they are.</summary>
public sealed class DeclaredFormatTests
{
    [Fact]
    public void Check_DecimalCommaDeclared_CountsBothRawAndReadNumbers()
    {
        var (undeclared, declared) = (Measured(""), Measured(", format: decimal-comma"));
        Assert.Equal(0.5, undeclared.Find("input.dose", "invalid_ratio").Value!.Value, 9);
        Assert.Equal(0.5, undeclared.Find("input.dose", "decimal_comma_ratio").Value!.Value, 9);
        Assert.DoesNotContain(undeclared, m => m.Measure == "normalised_ratio");
        Assert.Equal(0, declared.Find("input.dose", "invalid_ratio").Value!.Value, 9);
        Assert.Equal(0.5, declared.Find("input.dose", "decimal_comma_ratio").Value!.Value, 9);
        Assert.Equal(0.5, declared.Find("input.dose", "normalised_ratio").Value!.Value, 9);
        Assert.Equal(100, declared.Find("input.dose", "mean").N);
        Assert.Equal(declared.Find("input.dose", "quantile_50").Value!.Value, undeclared.Find("input.dose", "quantile_50").Value!.Value, 0.2);
    }

    [Theory]
    [InlineData("dose: {kind: numeric, format: comma}", 4, "number format")]
    [InlineData("dose: {kind: numeric, format: decimal-coma}", 4, "Did you mean decimal-comma?")]
    [InlineData("dose: {kind: text, format: gtn}", 4, "Did you mean gtin?")]
    [InlineData("dose: {kind: boolean, format: gtin}", 4, "format belongs")]
    [InlineData("dose: {kind: date, format: gtin}", 4, "date format")]
    public void Read_UnknownFormat_IsAnErrorWithItsPlace(string input, int line, string words)
    {
        var error = Assert.Single(PlanReader.Read($"model: m\nversion: \"1\"\ninputs:\n  {input}\noutputs: {{score: {{kind: probability}}}}\n").Errors);
        Assert.Equal(line, error.Line);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reference: {encoding: windows-1252}", null)]
    [InlineData("reference: {encoding: utf-8}", null)]
    [InlineData("reference: {encoding: klingon}", "unknown encoding klingon")]
    [InlineData("measures: {include: [replay_gap]}", "can never be computed: the plan names no model file")]
    [InlineData("measures: {include: [roc_auc]}", "can never be computed: the plan has no outcome")]
    [InlineData("measures: {include: [sliced_wasserstein]}", null)]
    [InlineData("measures: {include: [date_format_entropy]}", "it needs a date input")]
    [InlineData("measures: {include: [longest_run, decimal_comma_ratio, terminal_digit]}", null)]
    public void Read_KeyThatCannotWork_IsTold(string key, string? words)
    {
        var errors = PlanReader.Read($"model: m\nversion: \"1\"\ninputs: {{dose: {{kind: numeric}}}}\noutputs: {{score: {{kind: probability}}}}\n{key}\n").Errors;
        if (words is null) Assert.Empty(errors);
        else Assert.Contains(words, Assert.Single(errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Digest_PlanWithoutEncoding_IsThatOfBefore()
    {
        var plan = ModelWatch.Tests.References.ReferencePlans.Tender;
        Assert.NotEqual(PlanDigest.Of(plan), PlanDigest.Of(plan with { Reference = new("time", "windows-1252") }));
        Assert.DoesNotContain("encoding", System.Text.Encoding.UTF8.GetString(PlanDigest.Canonical(plan)), StringComparison.Ordinal);
    }

    private static IReadOnlyList<Measurement> Measured(string format)
    {
        string plan = $"model: m\nversion: \"1\"\nwindow: {{minimum: 10}}\ninputs: {{dose: {{kind: numeric{format}}}}}\noutputs: {{score: {{kind: probability}}}}\n";
        string Row(int i, bool comma) => $"{{\"dose\":{(comma ? $"\"{10 + i % 7},{i % 10}\"" : $"{10 + i % 7}.{i % 10}")},\"score\":0.5}}";
        return KindSample.Check(plan, string.Join('\n', Enumerable.Range(0, 200).Select(i => Row(i, false))), string.Join('\n', Enumerable.Range(0, 100).Select(i => Row(i, i % 2 == 0))));
    }
}
