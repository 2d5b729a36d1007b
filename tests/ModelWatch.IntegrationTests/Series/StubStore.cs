using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ModelWatch.IntegrationTests.Series;

/// <summary>A server on a real socket that answers as it is told, one request a connection.</summary>
internal sealed class StubStore : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<string> _requests = [];
    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile StubAnswer _answer;

    private StubStore(StubAnswer answer)
    {
        _answer = answer;
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>Method and path of each request, in order.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>What the next request gets.</summary>
    public StubAnswer Answer
    {
        get => _answer;
        set => _answer = value;
    }

    public static StubStore Start(StubAnswer answer) => new(answer);

    /// <summary>Ends what hangs, without an answer.</summary>
    public void Release() => _release.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptSocketAsync(_end.Token), _end.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The stub has ended.
        }
    }

    private async Task ServeAsync(Socket socket, CancellationToken end)
    {
        try
        {
            using var stream = new NetworkStream(socket, ownsSocket: true);
            var (head, missing) = await HeadAsync(stream, end);
            var rest = new byte[16 * 1024];
            while (missing > 0 && await stream.ReadAsync(rest, end) is > 0 and var read)
                missing -= read;
            _requests.Enqueue(string.Join(' ', head.Split(' ', 3)[..2]));
            var answer = _answer;
            if (answer.Bytes is null)
                await _release.Task.WaitAsync(end);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(answer.Bytes ?? string.Empty), end);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
        {
            // The other side has gone.
        }
    }

    /// <summary>The head of a request, and how much of its body is still to come.</summary>
    private static async Task<(string Head, long Missing)> HeadAsync(NetworkStream stream, CancellationToken end)
    {
        var bytes = new List<byte>();
        var piece = new byte[4096];
        while (true)
        {
            var read = await stream.ReadAsync(piece, end);
            bytes.AddRange(piece.AsSpan(0, read));
            var text = Encoding.ASCII.GetString([.. bytes]);
            var body = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (read == 0 || body >= 0)
            {
                var line = text.Split("\r\n").FirstOrDefault(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
                return (text, line is null ? 0 : long.Parse(line.Split(':')[1]) - (bytes.Count - body - 4));
            }
        }
    }
}
