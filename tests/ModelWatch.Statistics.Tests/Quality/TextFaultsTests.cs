using System.Text;
using ModelWatch.Statistics.Quality;

namespace ModelWatch.Statistics.Tests.Quality;

/// <summary>Facts of Unicode and of code pages as Python's codecs and unicodedata give them; damage is made by the codecs themselves.</summary>
public sealed class TextFaultsTests
{
    private static readonly string[] Words = ["Zürich", "Málaga", "Kraków", "Ångström", "30 °C", "5 µg", "naïve – café", "“quoted”", "it’s", "€ 12", "Łódź", "Ελλάδα", "Россия", "日本語", "שלום", "😀", "fußball", "Iași", "§ 5", "½"];

    public static TheoryData<string> Good => [.. Words, "plain", "", "CAFÉ»", "« Î", "ÉCOLE", "Mañana", "Ñandú", "Þór", "A-1", "it?", "ÄÖÜ", "ÀÉÎ", "1×2", "±5", "Ça", "Ö»"];

    [Theory]
    [MemberData(nameof(Good))]
    public void Of_TextInOrder_ShowsNoDamage(string text) =>
        Assert.Equal(TextTraits.None, TextFaults.Of(text) & ~TextTraits.MicroSign);

    [Fact]
    public void Mojibake_Utf8ReadAsLatin1OrWindows1252_IsFoundInEveryWord()
    {
        foreach (var word in Words)
        {
            Assert.True(Mojibake.IsIn(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(word))), word);
            Assert.True(Mojibake.IsIn(Windows1252(Encoding.UTF8.GetBytes(word))), word);
            Assert.True(Mojibake.IsIn(Windows1252(Encoding.UTF8.GetBytes(Windows1252(Encoding.UTF8.GetBytes(word))))), word + " twice");
        }
    }

    // bytes(s, "utf-8").decode("cp437" / "cp850" / "mac_roman") of é, ü, °
    [Theory]
    [InlineData("caf├⌐")]
    [InlineData("caf├®")]
    [InlineData("Z├╝rich")]
    [InlineData("caf√©")]
    [InlineData("30 ¬∞C", false)]
    public void Mojibake_OtherCodePages_AreFoundByTheirLead(string text, bool found = true) => Assert.Equal(found, Mojibake.IsIn(text));

    [Theory]
    [InlineData("Z\uFFFDrich", TextTraits.ReplacementCharacter)]
    [InlineData("Z\uD800rich", TextTraits.ReplacementCharacter)]
    [InlineData("it\u0092s", TextTraits.C1Control)]
    [InlineData("a\0b", TextTraits.ControlCharacter)]
    [InlineData("a\u007Fb", TextTraits.ControlCharacter)]
    [InlineData("Z?rich", TextTraits.LostCharacter)]
    [InlineData("Zu\u0308rich", TextTraits.NotComposed)]
    [InlineData("\u212Bngstr\u00F6m", TextTraits.NotComposed)]
    [InlineData("a\u00A0b", TextTraits.Invisible)]
    [InlineData("a\u200Bb", TextTraits.Invisible)]
    [InlineData("a\u00ADb", TextTraits.Invisible)]
    [InlineData("\uFEFFab", TextTraits.Invisible)]
    [InlineData("a\u202Eb", TextTraits.Invisible)]
    [InlineData("\uFF11\uFF12", TextTraits.ForeignDigit)]
    [InlineData("\u0661\u0662", TextTraits.ForeignDigit)]
    [InlineData("5 \u00B5g", TextTraits.MicroSign)]
    [InlineData("5 \u03BCg", TextTraits.MicroSign)]
    [InlineData("P\u0430ris", TextTraits.Lookalike)]
    [InlineData("\u0410\u0412\u0421-12", TextTraits.Lookalike)]
    [InlineData("\uFF21\uFF22", TextTraits.Lookalike)]
    [InlineData("\uD835\uDC00", TextTraits.Lookalike)]
    [InlineData(" ab", TextTraits.Padded)]
    [InlineData("ab\t", TextTraits.Padded)]
    [InlineData("N/A", TextTraits.MissingWord)]
    [InlineData("UNK", TextTraits.MissingWord)]
    [InlineData("a.b@example.org", TextTraits.PersonalData)]
    [InlineData("GB82 WEST 1234 5698 7654 32", TextTraits.PersonalData)]
    [InlineData("GB82 WEST 1234 5698 7654 33", TextTraits.None)]
    [InlineData("@home", TextTraits.None)]
    public void Of_OneFault_ShowsThatOne(string text, TextTraits expected) => Assert.Equal(expected, TextFaults.Of(text));

    [Theory]
    [InlineData(254, false)]
    [InlineData(255, true)]
    [InlineData(256, false)]
    [InlineData(32_767, true)]
    public void Of_LengthWhereSpreadsheetsCut_IsShown(int length, bool shown) =>
        Assert.Equal(shown, (TextFaults.Of(new string('a', length)) & TextTraits.CutLength) != 0);

    // The table of Python's cp1252, whose five open places stand for themselves as in WHATWG's.
    private static string Windows1252(byte[] bytes) => string.Concat(bytes.Select(b => b is >= 0x80 and <= 0x9F
        ? "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ"[b - 0x80] : (char)b));
}
