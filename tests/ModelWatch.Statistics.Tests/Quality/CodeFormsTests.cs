using CsCheck;
using ModelWatch.Statistics.Quality;

namespace ModelWatch.Statistics.Tests.Quality;

/// <summary>Published codes with their check digits; a changed digit or two exchanged neighbours are seen as the schemes promise.</summary>
public sealed class CodeFormsTests
{
    [Theory]
    [InlineData(CodeScheme.Gtin, "4006381333931")]
    [InlineData(CodeScheme.Gtin, "73513537")]
    [InlineData(CodeScheme.Gtin, "036000291452")]
    [InlineData(CodeScheme.Gtin, "10614141000415")]
    [InlineData(CodeScheme.Sscc, "106141412345678908")]
    [InlineData(CodeScheme.Pzn, "03464237")]
    [InlineData(CodeScheme.Pzn, "PZN-03464237")]
    [InlineData(CodeScheme.Cas, "7732-18-5")]
    [InlineData(CodeScheme.Cas, "58-08-2")]
    [InlineData(CodeScheme.Cas, "50-78-2")]
    [InlineData(CodeScheme.Loinc, "2345-7")]
    [InlineData(CodeScheme.Loinc, "718-7")]
    [InlineData(CodeScheme.Loinc, "4548-4")]
    [InlineData(CodeScheme.Snomed, "22298006")]
    [InlineData(CodeScheme.Snomed, "73211009")]
    [InlineData(CodeScheme.Snomed, "900000000000207008")]
    public void Of_PublishedCode_IsRightAndEveryChangedDigitIsWrong(CodeScheme scheme, string code)
    {
        Assert.True(CodeForms.HasForm(scheme, code));
        Assert.Equal(TextTraits.None, CodeForms.Of(scheme, code));
        for (var i = 0; i < code.Length; i++)
        {
            if (!char.IsAsciiDigit(code[i])) continue;
            for (var d = '0'; d <= '9'; d++)
            {
                var changed = code[..i] + d + code[(i + 1)..];
                // Half of the weights of a CAS number share a factor with 10, so only a changed check digit is always seen there.
                if (changed != code && (scheme != CodeScheme.Cas || i == code.Length - 1)) Assert.Equal(TextTraits.CheckDigit, CodeForms.Of(scheme, changed));
            }
        }
    }

    [Fact]
    public void Snomed_ExchangedNeighbours_AreSeen()
    {
        const string code = "900000000000207008";
        for (var i = 0; i + 1 < code.Length; i++)
        {
            if (code[i] != code[i + 1]) Assert.False(CheckDigits.Snomed(code[..i] + code[i + 1] + code[i] + code[(i + 2)..]));
        }
    }

    [Fact]
    public void Undeclared_RandomDigits_FailNineTimesInTen()
    {
        var random = new Random(1);
        var wrong = Enumerable.Range(0, 10_000).Count(_ => CodeForms.Undeclared(random.NextInt64(1_000_000_000_000, 9_999_999_999_999).ToString()) != 0);
        Assert.InRange(wrong, 8_850, 9_150);
    }

    [Theory]
    [InlineData("0002-7597-01", NdcForm.FourFourTwo)]
    [InlineData("50242-040-62", NdcForm.FiveThreeTwo)]
    [InlineData("60575-4112-1", NdcForm.FiveFourOne)]
    [InlineData("00002-7597-01", NdcForm.FiveFourTwo)]
    [InlineData("00002759701", NdcForm.FiveFourTwo)]
    [InlineData("000002-7597-01", NdcForm.SixFourTwo)]
    [InlineData("0002759701", NdcForm.Open)]
    [InlineData("0002-759701", NdcForm.None)]
    [InlineData("ABC", NdcForm.None)]
    public void FormOf_Ndc_TenDigitsStayOpen(string code, NdcForm expected)
    {
        Assert.Equal(expected, NdcCode.FormOf(code));
        Assert.Equal(expected == NdcForm.Open ? TextTraits.OpenForm : TextTraits.None, CodeForms.Of(CodeScheme.Ndc, code));
    }

    [Theory]
    [InlineData("A", 1)]
    [InlineData("A10", 2)]
    [InlineData("A10B", 3)]
    [InlineData("A10BA", 4)]
    [InlineData("A10BA02", 5)]
    [InlineData("E10BA02", 0)]
    [InlineData("A1", 0)]
    [InlineData("A10BA0", 0)]
    [InlineData("a10ba02", 0)]
    public void Level_Atc_IsThatOfItsLength(string code, int level) => Assert.Equal(level, AtcCode.Level(code));

    [Fact]
    public void Of_AnyText_NeverThrows() => Gen.Select(Gen.Enum<CodeScheme>(), Gen.String).Sample((scheme, text) =>
    {
        _ = CodeForms.Of(scheme, text);
        _ = NumberForms.Of(text);
        _ = DateForms.Of(text);
        _ = TextFaults.Of(text);
    });

    [Theory]
    [InlineData("germany", TextTraits.NearSpelling, "Germany")]
    [InlineData("Gemany", TextTraits.NearSpelling, "Germany")]
    [InlineData("Germnay", TextTraits.NearSpelling, "Germany")]
    [InlineData("Cote dIvoire", TextTraits.NearSpelling, "Côte d'Ivoire")]
    [InlineData("Germ", TextTraits.CutShort, "Germany")]
    [InlineData("Ger", TextTraits.None, null)]
    [InlineData("42", TextTraits.LostZeros, "0042")]
    [InlineData("0043", TextTraits.None, null)]
    [InlineData("Germany", TextTraits.None, null)]
    [InlineData("Peru", TextTraits.None, null)]
    public void SpellingIndex_UnknownCategory_NamesTheOneThatWasMeant(string text, TextTraits expected, string? meant)
    {
        var index = new SpellingIndex(["Germany", "France", "Côte d'Ivoire", "0042"]);
        Assert.Equal(expected, index.Of(text, out var found));
        Assert.Equal(meant, found);
    }
}
