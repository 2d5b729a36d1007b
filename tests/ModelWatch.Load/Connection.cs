using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ModelWatch.Load;

/// <summary>One connection that posts bodies and reads answers with next to no cost of its own. Not thread safe.</summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _answer = new byte[256 * 1024];
    private readonly string _path;

    public Connection(int port, string path)
    {
        _path = path;
        _socket.Connect(IPAddress.Loopback, port);
    }

    /// <summary>The status and the answer's body.</summary>
    public async Task<(int Status, string Body)> PostAsync(ReadOnlyMemory<byte> body)
    {
        var head = Encoding.ASCII.GetBytes($"POST {_path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\nContent-Length: {body.Length}\r\n\r\n");
        if (body.Length < 16 * 1024)
        {
            await SendAsync(new byte[][] { head, body.ToArray() }.SelectMany(b => b).ToArray());
        }
        else
        {
            await SendAsync(head);
            await SendAsync(body);
        }

        return await AnswerAsync();
    }

    public void Dispose() => _socket.Dispose();

    private async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[await _socket.SendAsync(bytes)..];
    }

    private async Task<(int Status, string Body)> AnswerAsync()
    {
        var at = 0;
        while (true)
        {
            var read = await _socket.ReceiveAsync(_answer.AsMemory(at));
            if (read == 0)
                throw new IOException("The server closed the connection.");
            at += read;
            if (Whole(_answer.AsSpan(0, at)) is { } answer)
                return answer;
        }
    }

    /// <summary>Null while something is missing. Chunked answers end with an empty chunk; ours are of one chunk.</summary>
    private static (int Status, string Body)? Whole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return null;
        var status = int.Parse(answer[9..12]);
        var rest = answer[(head + 4)..];
        var length = answer[..head].IndexOf("Content-Length: "u8);
        if (length < 0)
            return rest.EndsWith("0\r\n\r\n"u8) ? (status, Encoding.UTF8.GetString(rest)) : null;
        var digits = answer[(length + 16)..head];
        var end = digits.IndexOf((byte)'\r');
        return rest.Length >= int.Parse(end < 0 ? digits : digits[..end]) ? (status, Encoding.UTF8.GetString(rest)) : null;
    }
}
