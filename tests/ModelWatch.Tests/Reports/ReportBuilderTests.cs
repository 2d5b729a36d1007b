using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ModelWatch.Reports;

namespace ModelWatch.Tests.Reports;

public sealed partial class ReportBuilderTests
{
    private static readonly BuiltReport Built = ReportBuilder.Build(SomeSnapshot.Of());
    private static readonly string Page = Encoding.UTF8.GetString(Part("report.html").Bytes);

    [Fact]
    public void Build_EveryPrintedFigure_StandsInFiguresJson()
    {
        var figures = JsonDocument.Parse(Part("data/figures.json").Bytes).RootElement.GetProperty("figures")
            .EnumerateObject().ToDictionary(figure => figure.Name, figure => figure.Value.GetString());
        var printed = Data().Matches(Page).Select(match => (Id: System.Net.WebUtility.HtmlDecode(match.Groups["id"].Value), Value: match.Groups["value"].Value, Shown: match.Groups["shown"].Value)).ToArray();

        Assert.NotEmpty(printed);
        Assert.All(printed, figure => Assert.Equal(figures[figure.Id], figure.Value));
        Assert.All(printed, figure => Assert.Equal(figure.Value, figure.Shown.Replace("\u202f", "", StringComparison.Ordinal).Replace('\u2212', '-')));
        Assert.Equal(figures.Keys.Order(StringComparer.Ordinal), printed.Select(figure => figure.Id).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Build_SameSnapshot_GivesTheSameBytesInAnyCulture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } };
            var again = ReportBuilder.Build(SomeSnapshot.Of());

            Assert.Equal(Built.Manifest, again.Manifest);
            Assert.Equal(Built.Parts.Select(part => part.Sha256), again.Parts.Select(part => part.Sha256));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Build_FirstPage_SaysWhatCanBeSignedAndWhatNot()
    {
        Assert.Contains("Not ready: 1 condition is not met.", Page, StringComparison.Ordinal);
        Assert.Contains("Proposed conclusion B: continue with actions.", Page, StringComparison.Ordinal);
        Assert.Equal((3, 1, 1, 1), (Built.Conclusion.Verdicts.Count, Built.Conclusion.Met, Built.Conclusion.NotMet, Built.Conclusion.NotAssessable));
        Assert.Contains("<b>Not signed.</b>", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_TextFromOutside_IsNeverMarkup()
    {
        Assert.DoesNotContain("<script", Page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", Page, StringComparison.Ordinal);
        Assert.Contains("country=&lt;b&gt;", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", Page, StringComparison.Ordinal);
        Assert.DoesNotMatch("(src|href)=", Page);
    }

    [Fact]
    public void Build_Manifest_ListsEveryPartWithItsDigest()
    {
        var manifest = JsonDocument.Parse(Built.Manifest).RootElement;
        var listed = manifest.GetProperty("parts").EnumerateArray().ToDictionary(part => part.GetProperty("path").GetString()!, part => part.GetProperty("sha256").GetString());

        Assert.Equal(Built.Parts.ToDictionary(part => part.Path, part => (string?)Convert.ToHexStringLower(SHA256.HashData(part.Bytes))), listed);
        Assert.Equal("none", manifest.GetProperty("signatures").GetString());
        Assert.Equal("2026-04-30T22:00:00Z", manifest.GetProperty("period").GetProperty("from").GetString());
        Assert.Contains(Built.ContentDigest[..32], Page, StringComparison.Ordinal);
        Assert.True(Canonical(manifest), "keys are sorted");
    }

    [Fact]
    public void Build_LaterReading_KeepsTheContentDigest() =>
        Assert.Equal(Built.ContentDigest, ReportBuilder.Build(SomeSnapshot.Of() with { AsOf = new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero), Revision = 2 }).ContentDigest);

    [Fact]
    public void Build_EmptyPeriod_ConcludesNothing()
    {
        var empty = ReportBuilder.Build(SomeSnapshot.Of(0) with { Measurements = [], Findings = [], Trend = [], ReferenceDigest = null });

        Assert.Equal('G', empty.Conclusion.Proposed);
        Assert.Equal(3, empty.Conclusion.NotAssessable);
        Assert.DoesNotContain("<tbody>\n</tbody>", Encoding.UTF8.GetString(empty.Parts[^1].Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void Policy_AllowsTheStyleOfThePageAndNothingElse()
    {
        var style = Page[(Page.IndexOf("<style>", StringComparison.Ordinal) + 7)..Page.IndexOf("</style>", StringComparison.Ordinal)];

        var policy = ReportPolicy.Of(Part("report.html").Bytes);

        Assert.Contains($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    private static ReportPart Part(string path) => Built.Parts.Single(part => part.Path == path);

    private static bool Canonical(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Select(member => member.Name).SequenceEqual(element.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal))
            && element.EnumerateObject().All(member => Canonical(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().All(Canonical),
        _ => true,
    };

    [GeneratedRegex("<data value=\"(?<value>[^\"]*)\" data-f=\"(?<id>[^\"]*)\">(?<shown>[^<]*)</data>")]
    private static partial Regex Data();
}
