using System.Net.Sockets;
using System.Text;

namespace ModelWatch.IntegrationTests.Access;

/// <summary>A connection that keeps to no protocol unless the test does.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly TcpClient _client = new() { ReceiveBufferSize = 4096 };

    public static async Task<RawConnection> OpenAsync(int port, string text = "")
    {
        var connection = new RawConnection();
        await connection._client.ConnectAsync("127.0.0.1", port);
        await connection.SendAsync(text);
        return connection;
    }

    public Task SendAsync(string text) => _client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text)).AsTask();

    /// <summary>What the server says until it closes.</summary>
    public async Task<string> UntilClosedAsync(double seconds)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        var text = new StringBuilder();
        var buffer = new byte[8192];
        try
        {
            int read;
            while ((read = await _client.GetStream().ReadAsync(buffer, deadline.Token)) > 0)
                text.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            // A reset is a close too.
        }

        return text.ToString();
    }

    /// <summary>Sends the same again and again without reading, until the server gives up.</summary>
    public async Task UntilRefusedAsync(string text, double seconds)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        var bytes = Encoding.ASCII.GetBytes(text);
        while (true)
        {
            try
            {
                await _client.GetStream().WriteAsync(bytes, deadline.Token);
            }
            catch (Exception e) when (e is IOException or SocketException)
            {
                return;
            }
        }
    }

    public void Dispose() => _client.Dispose();
}
