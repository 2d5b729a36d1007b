using System.Text.Json;

namespace ModelWatch.Tests.Access;

public sealed class KeyBodyTests(GuardedHost host) : IClassFixture<GuardedHost>
{
    [Theory]
    [InlineData("", """{"scopes":["read:mine"],"expire":"1d"}""", "expire is not known here: the body has scopes, expires.")]
    [InlineData("", """{"scopes":["read:mine"],"scopes":["admin:*"]}""", "scopes occurs twice.")]
    [InlineData("", """{"scopes":["read:mine"],"SCOPES":["admin:*"]}""", "SCOPES occurs twice.")]
    [InlineData("", """["read:mine"]""", "The body must be a JSON object with scopes, expires.")]
    [InlineData("", """{"scopes":"read:mine"}""", "scopes is not of the form that is asked.")]
    [InlineData("", "{", "The body is no JSON that can be read.")]
    [InlineData("", "null", "The body must be a JSON object with scopes, expires.")]
    [InlineData("/0/rotate", """{"overlap":"1h","overlap":"0s"}""", "overlap occurs twice.")]
    [InlineData("/0/rotate", """{"overlaps":"1h"}""", "overlaps is not known here: the body has overlap.")]
    public async Task Body_WithMembersThatAreNotKnownOrComeTwice_IsRefused(string path, string body, string detail)
    {
        using var answer = await host.Send("POST", "/api/v1/keys" + path, host.KeyOf("admin:*"), body);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal((400, detail), ((int)answer.StatusCode, problem.RootElement.GetProperty("detail").GetString()));
    }

    [Fact]
    public async Task Body_ThatIsWhole_MakesAKey()
    {
        using var answer = await host.Send("POST", "/api/v1/keys", host.KeyOf("admin:*"), """{"scopes":["read:mine"],"expires":"1d"}""");
        Assert.Equal(201, (int)answer.StatusCode);
    }

    [Fact]
    public async Task RightKey_AfterManyWrongOnesFromItsAddress_Passes()
    {
        for (var i = 0; i < 305; i++)
            (await host.Send("GET", "/api/v1/models", "wrong")).Dispose();
        using var wrong = await host.Send("GET", "/api/v1/models", "wrong");
        using var right = await host.Send("GET", "/api/v1/models", host.KeyOf("read:mine read:theirs"));
        Assert.Equal((429, 200), ((int)wrong.StatusCode, (int)right.StatusCode));
    }
}
