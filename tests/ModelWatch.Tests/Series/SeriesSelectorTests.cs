using System.Globalization;
using System.Text;
using CsCheck;
using ModelWatch.Series.RemoteWrite;

namespace ModelWatch.Tests.Series;

/// <summary>No text that reaches a query can change it: what is built is parsed back and compared.</summary>
public sealed class SeriesSelectorTests
{
    private const string Marks = "\"\\\n{},=~`'xn0\0\u202e";

    [Theory]
    [InlineData("m", """{__name__="mw_model_value",model="m"}""")]
    [InlineData("a\"} or vector(1) or {b=\"", """{__name__="mw_model_value",model="a\"} or vector(1) or {b=\""}""")]
    [InlineData("end\\", """{__name__="mw_model_value",model="end\\"}""")]
    [InlineData("a\nb\tc\rd\u001be\u007f", """{__name__="mw_model_value",model="a\nb\tc\rd\x1be\x7f"}""")]
    [InlineData(".*|träge \U0001F9EA", """{__name__="mw_model_value",model=".*|träge 🧪"}""")]
    public void Of_Text_IsOneLiteral(string model, string expected) => Assert.Equal(expected, SeriesSelector.Of("mw_model_value", ("model", model)));

    [Fact]
    public void Of_AnyTexts_ParseBackEqual() => Gen.Select(Gen.OneOf(Gen.String, Hostile), Gen.OneOf(Gen.String, Hostile)).Sample((model, subject) =>
    {
        var parsed = Parse(SeriesSelector.Of("mw_model_value", ("model", model), ("subject", subject)));
        Assert.Equal([("__name__", "mw_model_value"), ("model", Whole(model)), ("subject", Whole(subject))], parsed);
    });

    [Theory]
    [InlineData("")]
    [InlineData("1a")]
    [InlineData("a=\"b\",c")]
    public void Of_LabelThatIsNoName_IsMisuse(string label) => Assert.Throws<ArgumentException>(() => SeriesSelector.Of("m", (label, "x")));

    /// <summary>Texts of the characters that mean something in the language.</summary>
    private static Gen<string> Hostile => Gen.Int[0, Marks.Length - 1].Array[0, 12].Select(picks => string.Concat(picks.Select(i => Marks[i])));

    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>A parser of selectors by the language's page: names, <c>=</c>, literals in double quotes with the escapes of Go.</summary>
    private static List<(string, string)> Parse(string selector)
    {
        var found = new List<(string, string)>();
        var at = 0;
        Assert.Equal('{', selector[at++]);
        while (true)
        {
            var equals = selector.IndexOf('=', at);
            var name = selector[at..equals];
            at = equals + 1;
            Assert.Equal('"', selector[at++]);
            var text = new StringBuilder();
            while (selector[at] != '"')
            {
                Assert.NotEqual('\n', selector[at]);
                if (selector[at] != '\\')
                {
                    text.Append(selector[at++]);
                    continue;
                }

                var kind = selector[at + 1];
                text.Append(kind switch { 'n' => '\n', 't' => '\t', 'r' => '\r', '\\' => '\\', '"' => '"', _ => '\0' });
                if (kind == 'x')
                    text[^1] = (char)byte.Parse(selector.AsSpan(at + 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                Assert.Contains(kind, "ntr\\\"x");
                at += kind == 'x' ? 4 : 2;
            }

            found.Add((name, text.ToString()));
            at++;
            if (selector[at++] == '}')
                break;
        }

        Assert.Equal(selector.Length, at);
        return found;
    }
}
