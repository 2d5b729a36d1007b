using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ModelWatch.Tests.Access;

namespace ModelWatch.Tests.Doors;

/// <summary>Requests that cannot be: each is refused with what is allowed, none is a fault of the service.</summary>
public sealed class WrongRequestTests(GuardedHost host) : IClassFixture<GuardedHost>
{
    [Theory]
    [InlineData("row=x")]
    [InlineData("row=-1")]
    [InlineData("row=")]
    [InlineData("row=1.5")]
    [InlineData("row=1&row=2")]
    [InlineData("row=1000000000000001")]
    [InlineData("row=99999999999999999999")]
    public async Task Row_ThatCannotBe_IsRefusedWithWhatItCan(string query)
    {
        using var answer = await host.Send("POST", $"/api/v1/models/mine/events?format=csv&origin=a&{query}", host.KeyOf("ingest:* admin:*"), "x,y\n1,0.5\n");
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.StartsWith("row must be a whole number from 0 to ", problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "/api/v1/models/mine/events", "FFFFFFFFFFFFFFFF")]
    [InlineData("POST", "/api/v1/models/mine/labels", "80000000")]
    [InlineData("PUT", "/api/v1/models/mine/reference", "FFFFFFFFF")]
    [InlineData("PUT", "/api/v1/models/mine/plan", "7FFFFFFFF")]
    [InlineData("POST", "/api/v1/keys", "FFFFFFFFF")]
    [InlineData("POST", "/", "FFFFFFFFF")]
    [InlineData("POST", "/api/v1/models/mine/events", "zz")]
    public async Task Chunk_OfASizeThatCannotBe_IsA400(string method, string path, string size)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", host.Http.BaseAddress!.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"{method} {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {host.KeyOf("ingest:* admin:*")}\r\nContent-Type: application/json\r\n"
            + $"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n{size}\r\n[]\r\n"));
        using var reader = new StreamReader(stream, Encoding.ASCII);
        Assert.Equal("HTTP/1.1 400 Bad Request", await reader.ReadLineAsync());
    }
}
