using System.Text.Json;

namespace ModelWatch.Load;

/// <summary>The least that anybody who reads such a body has to do: every token, every number as a double, every text as characters.</summary>
internal sealed class BareWalk
{
    private readonly char[] _text = new char[1024];

    /// <summary>Lines of the body; the sum keeps the work from being left out.</summary>
    public (int Lines, double Sum) Read(ReadOnlySpan<byte> body)
    {
        var (lines, sum) = (0, 0.0);
        while (!body.IsEmpty)
        {
            var end = body.IndexOf((byte)'\n');
            var line = end < 0 ? body : body[..end];
            body = end < 0 ? [] : body[(end + 1)..];
            if (!line.IsEmpty)
            {
                sum += ReadLine(line);
                lines++;
            }
        }

        return (lines, sum);
    }

    private double ReadLine(ReadOnlySpan<byte> line)
    {
        var sum = 0.0;
        var reader = new Utf8JsonReader(line);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var value))
                sum += value;
            else if (reader.TokenType == JsonTokenType.String)
                sum += reader.CopyString(_text);
        }

        return sum;
    }
}
