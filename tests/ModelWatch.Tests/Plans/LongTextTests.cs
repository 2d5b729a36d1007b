using ModelWatch.Plans;

namespace ModelWatch.Tests.Plans;

public sealed class LongTextTests
{
    [Theory]
    [InlineData("a*")]
    [InlineData("(?=a)a*")]
    public void Text_LongerThanAPatternSees_DoesNotMatchAndCounts(string pattern)
    {
        var plan = PlanReader.Read($"model: m\nversion: \"1\"\ninputs: {{x: {{kind: text, pattern: '{pattern}'}}}}\noutputs: {{y: {{kind: probability}}}}\n").Plan!;
        var rules = new TextRules(TextUse.Text, plan.Inputs[0], null);
        Assert.Equal(CellFaults.None, rules.Judge(new string('a', InputPattern.LongestText)).Faults & CellFaults.Format);
        Assert.Equal(CellFaults.Format, rules.Judge(new string('a', InputPattern.LongestText + 1)).Faults & CellFaults.Format);
    }
}
