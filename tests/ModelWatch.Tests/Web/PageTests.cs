using System.Net;
using System.Text.RegularExpressions;
using ModelWatch.Web;

namespace ModelWatch.Tests.Web;

public sealed partial class PageTests
{
    private static readonly string[] Named = ["/sample/fleet", "/sample/model", "/sample/feature", "/sample/finding", "/sample/reports"];

    public static TheoryData<string> Samples => new(Named);

    public static TheoryData<string> All => new([.. Named, "/", "/start", "/reports", "/models/nobody", "/no-such-page", "/sample/broken"]);

    [Theory, MemberData(nameof(Samples))]
    public async Task Page_HostileName_AddsNoElementAndNoAttribute(string path)
    {
        await using PageHost plain = new(), hostile = new(Web.Samples.Hostile);

        string page = await hostile.Html(path);

        Assert.Equal(Tags(await plain.Html(path)), Tags(page));
        Assert.DoesNotContain("<img", page);
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;", page);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Page_Always_HasThePolicyAndOneHeading(string path)
    {
        await using PageHost host = new();

        using var response = await host.Get(path);
        string page = await response.Content.ReadAsStringAsync();

        Assert.Equal(SecurityHeaders.PagePolicy, Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.Single(Regex.Matches(page, "<h1"));
        Assert.StartsWith("<!DOCTYPE html>", page.TrimStart());
    }

    [Theory, MemberData(nameof(All))]
    public async Task Page_Always_KeepsWithinItsPolicy(string path)
    {
        await using PageHost host = new();

        string page = await host.Html(path);

        Assert.DoesNotContain("<script", page);
        Assert.DoesNotContain("<style", page);
        Assert.DoesNotMatch(@"\sstyle=", page);
        Assert.DoesNotMatch(@"\son\w+=", page);
        Assert.DoesNotMatch(@"(href|src|action)=""(https?:)?//", page);
        Assert.DoesNotContain("data:", page);
        Assert.DoesNotContain("<!--", page);
    }

    [Fact]
    public async Task Page_OfAnEmptyService_IsTheFirstRunWithItsOwnAddress()
    {
        await using PageHost host = new();

        string page = await host.Html("/");

        Assert.Contains("No model yet", page);
        Assert.Contains("curl -X PUT http://localhost/api/v1/models/my-model/plan", page);
    }

    [Theory]
    [InlineData("/models/nobody", HttpStatusCode.NotFound, "There is no such model")]
    [InlineData("/findings/%3Cimg%20src=x%3E", HttpStatusCode.NotFound, "&lt;img src=x&gt;")]
    [InlineData("/no-such-page", HttpStatusCode.NotFound, "There is no such page")]
    [InlineData("/sample/broken", HttpStatusCode.InternalServerError, "could not be made")]
    public async Task Page_NotFoundOrFailing_IsAPageThatKeepsTheSecret(string path, HttpStatusCode status, string words)
    {
        await using PageHost host = new();

        using var response = await host.Get(path);
        string page = await response.Content.ReadAsStringAsync();

        Assert.Equal(status, response.StatusCode);
        Assert.Contains(words, page);
        Assert.DoesNotContain("secret of the machine", page);
    }

    [Fact]
    public async Task Api_NotFound_IsNoPage()
    {
        await using PageHost host = new();

        using var response = await host.Get("/api/v1/nothing");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Stylesheet_ByItsDigest_IsKeptForAYearAndAnsweredBy304()
    {
        await using PageHost host = new();

        using var first = await host.Get(Stylesheet.Path);
        using var request = new HttpRequestMessage(HttpMethod.Get, Stylesheet.Path);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await host.Client.SendAsync(request);

        Assert.Equal(TimeSpan.FromDays(365), first.Headers.CacheControl!.MaxAge);
        Assert.Contains("--paper", await first.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public void Stylesheet_Always_AsksForNothingElse()
    {
        string css = System.Text.Encoding.UTF8.GetString(Stylesheet.Bytes);

        string rules = Comments().Replace(css, "");

        Assert.DoesNotContain("url(", rules);
        Assert.DoesNotContain("@import", rules);
        Assert.DoesNotContain("@font-face", rules);
    }

    /// <summary>Names of elements and of attributes in order, without any value.</summary>
    private static List<string> Tags(string page) =>
        [.. Elements().Matches(page).Select(m => m.Groups[1].Value + string.Join(' ', Names().Matches(m.Groups[2].Value).Select(a => a.Groups[1].Value)))];

    [GeneratedRegex("""<(/?[a-zA-Z!][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)""")]
    private static partial Regex Elements();

    [GeneratedRegex("""([\w:-]+)(?:="[^"]*")?""")]
    private static partial Regex Names();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comments();
}
