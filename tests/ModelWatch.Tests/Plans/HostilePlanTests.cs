using ModelWatch.Plans;

namespace ModelWatch.Tests.Plans;

public sealed class HostilePlanTests
{
    [Fact]
    public void Read_AliasBomb_IsRefusedAndNotExpanded()
    {
        var bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(0, 25).Select(i =>
            $"{(char)('b' + (i % 24))}{i}: &{(char)('b' + (i % 24))}{i} [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"));

        var reading = PlanReader.Read(bomb);

        Assert.Contains(reading.Errors, error => error.Message.StartsWith("alias *a", StringComparison.Ordinal));
        Assert.InRange(reading.Errors.Count, 1, 200);
    }

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void Read_DeepNesting_IsAMistakeAndNoCrash(char bracket)
    {
        var reading = PlanReader.Read("inputs: " + new string(bracket, 500_000));

        Assert.Contains(reading.Errors, error => error.Message.Contains("nesting deeper", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_DeepJson_IsAMistakeAndNoCrash() =>
        Assert.NotEmpty(PlanReader.Read("{\"inputs\":" + new string('[', 500_000)).Errors);

    [Fact]
    public void Read_NulCharacter_IsToldWithItsPlace()
    {
        var error = Assert.Single(PlanReader.Read("model: m\nversion: \"\0\"").Errors);

        Assert.Equal((2, 11), (error.Line, error.Column));
        Assert.Contains("U+0000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MoreThanAMebibyte_IsRefused() =>
        Assert.Contains("1 MiB", Assert.Single(PlanReader.Read("purpose: " + new string('\u00e4', 600_000)).Errors).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("   \n\t")]
    [InlineData("# only a comment\n")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    [InlineData("? {a: b}\n: c")]
    [InlineData("model: [")]
    [InlineData("%YAML 9.9\n---\nmodel: m")]
    [InlineData("model: \ud800")]
    public void Read_NoPlanAtAll_IsAMistake(string text)
    {
        var reading = PlanReader.Read(text);

        Assert.Null(reading.Plan);
        Assert.All(reading.Errors, error => Assert.True(error.Line >= 1 && error.Column >= 1));
        Assert.NotEmpty(reading.Errors);
    }

    [Fact]
    public void Read_ManyUnknownKeys_StaysQuickAndBounded()
    {
        var text = string.Concat(Enumerable.Range(0, 40_000).Select(i => $"k{i}: {i}\n"));

        Assert.InRange(PlanReader.Read(text).Errors.Count, 1, 200);
    }

    [Fact]
    public void Read_OneLongLineOfJson_IsReadInOnePass()
    {
        var inputs = string.Join(",", Enumerable.Range(0, 4_000).Select(i => $"\"x{i}\":{{\"kind\":\"numeric\",\"range\":[0,{i}]}}"));
        var reading = PlanReader.Read("{\"model\":\"m\",\"version\":\"1\",\"inputs\":{" + inputs + "},\"outputs\":{\"y\":{\"kind\":\"number\"}}}");

        Assert.Empty(reading.Errors);
        Assert.Equal(4_000, reading.Plan!.Inputs.Count);
    }

    [Fact]
    public void Compile_PatternThatWouldBacktrackForever_AnswersAtOnce() =>
        Assert.DoesNotMatch(InputPattern.Compile("(a+)+"), new string('a', 5_000) + "!");

    [Fact]
    public void Compile_Pattern_MatchesWholeTextsOnly()
    {
        var pattern = InputPattern.Compile("a|ab");

        Assert.Matches(pattern, "ab");
        Assert.DoesNotMatch(pattern, "abc");
        Assert.DoesNotMatch(pattern, "ab\n");
    }
}
