using ModelWatch.Plans;

namespace ModelWatch.Tests.Plans;

public sealed class CanonicalTextTests
{
    [Theory]
    [InlineData("1", "1")]
    [InlineData("1.0", "1")]
    [InlineData("1e0", "1")]
    [InlineData("10E-1", "1")]
    [InlineData("-0.0", "0")]
    [InlineData("-12.50", "-12.5")]
    [InlineData("1e2", "100")]
    [InlineData("0.001", "0.001")]
    [InlineData("1.5e-3", "0.0015")]
    [InlineData("True", "true")]
    [InlineData("FALSE", "false")]
    public void Of_TextThatIsAValue_ComparesByValue(string text, string expected) => Assert.Equal(expected, CanonicalText.Of(text));

    [Theory]
    [InlineData("01")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("+1")]
    [InlineData("1 ")]
    [InlineData("1e")]
    [InlineData("-")]
    [InlineData("1e9999999")]
    [InlineData("")]
    [InlineData("DE")]
    [InlineData("12345678901234567890123")]
    public void Of_TextThatIsNoJsonNumber_Stays(string text) => Assert.Equal(text, CanonicalText.Of(text));

    [Fact]
    public void Of_LongCodesThatDifferInTheLastDigit_StayApart() =>
        Assert.NotEqual(CanonicalText.Of("9007199254740993.0"), CanonicalText.Of("9007199254740992.0"));

    [Fact]
    public void Of_Double_IsTheTextOfItsValue()
    {
        Assert.Equal("3", CanonicalText.Of(3.0));
        Assert.Equal("100000000000000000000", CanonicalText.Of(1e20));
        Assert.Equal("0.1", CanonicalText.Of(0.1));
    }
}
