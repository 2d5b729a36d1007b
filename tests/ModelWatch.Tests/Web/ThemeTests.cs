using System.Net;
using System.Text.RegularExpressions;
using ModelWatch.Web;

namespace ModelWatch.Tests.Web;

public sealed class ThemeTests
{
    [Fact]
    public async Task Choose_FromAPage_IsKeptInACookieAndShown()
    {
        await using PageHost host = new();
        var (token, cookie) = await Form(host);

        using var answer = await Post(host, new() { ["__RequestVerificationToken"] = token, ["theme"] = "dark", ["return"] = "/start?x=1" }, cookie);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/start?x=1", answer.Headers.Location!.OriginalString);
        string theme = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("modelwatch-theme=dark", StringComparison.Ordinal));
        Assert.Contains("httponly", theme);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/start");
        request.Headers.Add("Cookie", "modelwatch-theme=dark");
        using var page = await host.Client.SendAsync(request);
        Assert.Contains("""<html lang="en" data-theme="dark">""", await page.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Choose_WithoutToken_IsRefused()
    {
        await using PageHost host = new();
        var (_, cookie) = await Form(host);

        using var answer = await Post(host, new() { ["theme"] = "dark", ["return"] = "/" }, cookie);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("/models/a?segment=b", "/models/a?segment=b")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("/a\r\nSet-Cookie: x", "/")]
    [InlineData(null, "/")]
    public void Local_AnyPath_NeverLeadsElsewhere(string? path, string expected) => Assert.Equal(expected, Theme.Local(path));

    private static async Task<(string Token, string Cookie)> Form(PageHost host)
    {
        using var page = await host.Get("/start");
        string html = await page.Content.ReadAsStringAsync();
        string token = Regex.Match(html, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        return (token, page.Headers.GetValues("Set-Cookie").First().Split(';')[0]);
    }

    private static async Task<HttpResponseMessage> Post(PageHost host, Dictionary<string, string> fields, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/theme") { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Cookie", cookie);
        return await host.Client.SendAsync(request);
    }
}
