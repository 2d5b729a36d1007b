using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Tests.Profiles;

public sealed class StateCountsTests
{
    [Theory]
    [InlineData("", CellForm.Blank)]
    [InlineData("  \t", CellForm.Blank)]
    [InlineData("NaN", CellForm.NotANumber)]
    [InlineData("N/A", CellForm.Token)]
    [InlineData(" - ", CellForm.Token)]
    [InlineData("3,14", CellForm.DecimalComma)]
    [InlineData("-1234,5e-3", CellForm.DecimalComma)]
    [InlineData("1,234", CellForm.Thousands)]
    [InlineData("1234,567", CellForm.DecimalComma)]
    [InlineData("-12.5", CellForm.NumberInText)]
    [InlineData("1e5", CellForm.NumberInText)]
    [InlineData("1,", CellForm.OtherText)]
    [InlineData(",5", CellForm.OtherText)]
    [InlineData("1,5e", CellForm.OtherText)]
    [InlineData("+", CellForm.OtherText)]
    [InlineData("twelve", CellForm.OtherText)]
    public void FormOf_AText_IsTheOneOfTheDefinition(string text, CellForm form) => Assert.Equal(form, CellText.FormOf(text));

    [Fact]
    public void Merge_OfTwo_AddsTheirWeights()
    {
        var states = new StateCounts();
        states.Add(CellForm.Null, FixedWeight.From(2.5));
        var other = new StateCounts();
        other.Add(CellForm.Null);
        other.Add(CellForm.Thousands);
        states.Merge(other);
        Assert.Equal(3.5, states[CellForm.Null]);
        Assert.Equal(1, states[CellForm.Thousands]);
        Assert.Equal(states.FixedCounts.ToArray(), StateCounts.From(states.FixedCounts).FixedCounts.ToArray());
        Assert.Throws<InvalidDataException>(() => StateCounts.From([1]));
    }
}
