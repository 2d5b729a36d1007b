using CsCheck;
using ModelWatch.Access;

namespace ModelWatch.Tests.Access;

public sealed class KeyTextTests
{
    [Fact]
    public void New_HasPrefixIdAnd256Bits()
    {
        var (id, text) = KeyText.New();
        Assert.Matches("^mw_[0-9a-f]{16}_[0-9a-f]{64}[0-9a-f]{8}$", text);
        Assert.Equal(id, KeyText.IdOf(text));
        Assert.NotEqual(text, KeyText.New().Text);
    }

    [Fact]
    public void OneWrongCharacter_IsSeenWithoutALookUp()
    {
        var text = KeyText.New().Text;
        Gen.Select(Gen.Int[3, text.Length - 1], Gen.Char["0123456789abcdefxyz_"]).Where(change => text[change.Item1] != change.Item2).Sample(change =>
        {
            var wrong = text.ToCharArray();
            wrong[change.Item1] = change.Item2;
            Assert.Null(KeyText.IdOf(new string(wrong)));
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("mw_")]
    [InlineData("Bearer mw_")]
    public void OtherText_HasNoId(string text) => Assert.Null(KeyText.IdOf(text));

    [Fact]
    public void Cut_HasNoId()
    {
        var text = KeyText.New().Text;
        Assert.All(Enumerable.Range(0, text.Length), length => Assert.Null(KeyText.IdOf(text[..length])));
    }
}
