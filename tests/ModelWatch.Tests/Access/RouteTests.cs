using System.Text;
using System.Text.Json;
using ModelWatch.Access;

namespace ModelWatch.Tests.Access;

/// <summary>Each route of the real service with no key, the wrong scope, the wrong model and the right one.</summary>
public sealed class RouteTests(GuardedHost host) : IClassFixture<GuardedHost>
{
    [Fact]
    public void Route_IsInTheTableWithItsNeed()
    {
        var expected = RouteTable.Text.Split('\n', StringSplitOptions.TrimEntries).Order(StringComparer.Ordinal);
        var actual = host.Routes.Select(route => $"{route.Method} {route.Pattern} = {route.Need}").Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(expected, actual);
    }

    [Fact]
    public async Task Route_TakesTheKeyThatItNeedsAndNoOther()
    {
        var wrong = new List<string>();
        foreach (var (method, pattern, need) in host.Routes)
        {
            var path = pattern.Replace("{model}", "mine", StringComparison.Ordinal).Replace("{**part}", "x", StringComparison.Ordinal)
                .Replace("{id}", "x", StringComparison.Ordinal).Replace("{digest}", "x", StringComparison.Ordinal)
                .Replace("{subject}", "x", StringComparison.Ordinal).Replace("{name}", "x", StringComparison.Ordinal);
            foreach (var (key, lets, status) in Cases(need))
            {
                using var answer = await host.Send(method, path, key is null ? null : host.KeyOf(key));
                var got = (int)answer.StatusCode;
                if (lets ? got is 401 or 403 or >= 500 : got != status)
                {
                    wrong.Add($"{method} {path} with {key ?? "no key"}: {got}");
                }

                if (got == 401)
                {
                    Assert.NotEmpty(answer.Headers.WwwAuthenticate);
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task List_ShowsOnlyWhatTheKeyMayRead()
    {
        Assert.Equal(["mine"], await Models("read:mine"));
        Assert.Equal(["mine", "theirs"], await Models("read:*"));
        Assert.Equal(["mine", "theirs"], await Models("read:theirs read:mine"));
        using var page = await host.Send("GET", "/", host.KeyOf("read:mine"));
        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains("/models/mine", html, StringComparison.Ordinal);
        Assert.DoesNotContain("theirs", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_OfAnotherModelIsUnknown()
    {
        using var refused = await host.Send("POST", "/api/v1/reports", host.KeyOf("admin:mine"), """{"model":"theirs"}""");
        Assert.Equal(403, (int)refused.StatusCode);
        using var made = await host.Send("POST", "/api/v1/reports", host.KeyOf("admin:theirs"), """{"model":"theirs"}""");
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
        var id = (await Json(made)).GetProperty("id").GetString();
        using var own = await host.Send("GET", $"/api/v1/reports/{id}", host.KeyOf("read:theirs"));
        using var other = await host.Send("GET", $"/api/v1/reports/{id}", host.KeyOf("read:mine"));
        using var part = await host.Send("GET", $"/api/v1/reports/{id}/report.html", host.KeyOf("read:mine"));
        Assert.Equal((200, 404, 404), ((int)own.StatusCode, (int)other.StatusCode, (int)part.StatusCode));
        using var list = await host.Send("GET", "/api/v1/reports", host.KeyOf("read:mine"));
        Assert.Equal(0, (await Json(list)).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Models_ObeyLimitAndCursor()
    {
        using var first = await host.Send("GET", "/api/v1/models?limit=1", host.KeyOf("read:*"));
        var page = await Json(first);
        Assert.Equal(("mine", 1), (page.GetProperty("next").GetString(), page.GetProperty("items").GetArrayLength()));
        using var second = await host.Send("GET", "/api/v1/models?limit=1&cursor=mine", host.KeyOf("read:*"));
        Assert.Equal(JsonValueKind.Null, (await Json(second)).GetProperty("next").ValueKind);
        foreach (var query in new[] { "limit=0", "limit=10001", "limit=x", "cursor=nobody" })
        {
            foreach (var list in new[] { "/api/v1/models", "/api/v1/reports", "/api/v1/models/mine/plans", "/api/v1/keys" })
            {
                using var bad = await host.Send("GET", $"{list}?{query}", host.KeyOf("read:* admin:*"));
                Assert.True((int)bad.StatusCode == 400, $"{list}?{query}: {bad.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task KeyOfTheApi_IsShownOnceAndEndsWhenTakenAway()
    {
        var admin = host.KeyOf("admin:*");
        using var made = await host.Send("POST", "/api/v1/keys", admin, """{"scopes":["read:mine"],"expires":"2099-01-01T00:00:00Z"}""");
        Assert.Equal(201, (int)made.StatusCode);
        var key = await Json(made);
        var (id, text) = (key.GetProperty("id").GetString()!, key.GetProperty("key").GetString()!);
        using var list = await host.Send("GET", "/api/v1/keys", admin);
        var shown = await list.Content.ReadAsStringAsync();
        Assert.Contains(id, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(text, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("\"key\"", shown, StringComparison.Ordinal);
        using var rotated = await host.Send("POST", $"/api/v1/keys/{id}/rotate", admin, """{"overlap":"1h"}""");
        Assert.Equal(201, (int)rotated.StatusCode);
        using var works = await host.Send("GET", "/api/v1/models/mine", text);
        using var gone = await host.Send("DELETE", $"/api/v1/keys/{id}", admin);
        using var ended = await host.Send("GET", "/api/v1/models/mine", text);
        using var next = await host.Send("GET", "/api/v1/models/mine", (await Json(rotated)).GetProperty("key").GetString());
        Assert.Equal((200, 204, 401, 200), ((int)works.StatusCode, (int)gone.StatusCode, (int)ended.StatusCode, (int)next.StatusCode));
        using var bad = await host.Send("POST", "/api/v1/keys", admin, """{"scopes":["all"],"expires":"yesterday"}""");
        Assert.Equal((400, 2), ((int)bad.StatusCode, (await Json(bad)).GetProperty("errors").GetArrayLength()));
    }

    [Fact]
    public async Task Password_OpensPagesButNoFormOfAnotherSite()
    {
        var password = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("anyone:" + host.KeyOf("read:mine ingest:mine")));
        using var page = await host.Send("GET", "/models/mine", null, change: r => r.Headers.TryAddWithoutValidation("Authorization", password));
        using var form = await host.Send("POST", "/api/v1/models/mine/events", null, "[]", r =>
        {
            r.Headers.TryAddWithoutValidation("Authorization", password);
            r.Headers.TryAddWithoutValidation("Origin", "https://elsewhere.example");
        });
        using var tool = await host.Send("POST", "/api/v1/models/mine/events", null, "[]", r => r.Headers.TryAddWithoutValidation("Authorization", password));
        Assert.Equal((200, 403, 202), ((int)page.StatusCode, (int)form.StatusCode, (int)tool.StatusCode));
    }

    [Fact]
    public async Task Answer_NamesNoServerAndEveryRefusalIsAProblem()
    {
        using var answer = await host.Send("GET", "/api/v1/models", "mw_typo");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("checksum", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(answer.Headers.Server);
    }

    /// <summary>Key scopes, whether they open the route, and the status where they do not.</summary>
    private static IEnumerable<(string? Key, bool Lets, int Status)> Cases(AccessNeed need)
    {
        var right = Scope.Word(need.Right);
        var others = string.Join(' ', Enum.GetValues<Right>().Where(r => r != need.Right).Select(r => $"{Scope.Word(r)}:*"));
        var open = need.Range is NeedRange.Open or NeedRange.Scrape;
        yield return (null, open, 401);
        if (open)
        {
            yield break;
        }

        yield return (others, need.Range == NeedRange.AnyKey, 403);
        yield return ($"{right}:theirs", need.Range is NeedRange.AnyKey or NeedRange.Some, 403);
        yield return ($"{right}:mine", need.Range is NeedRange.AnyKey or NeedRange.Some or NeedRange.Model, 403);
        yield return ($"{right}:*", need.Range is not NeedRange.Person, 403);
    }

    private async Task<List<string>> Models(string scopes)
    {
        using var answer = await host.Send("GET", "/api/v1/models", host.KeyOf(scopes));
        return [.. (await Json(answer)).GetProperty("items").EnumerateArray().Select(model => model.GetProperty("model").GetString()!)];
    }

    private static async Task<JsonElement> Json(HttpResponseMessage answer) => JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
}
