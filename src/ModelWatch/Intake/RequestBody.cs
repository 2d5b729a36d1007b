using System.IO.Pipelines;

namespace ModelWatch.Intake;

/// <summary>Reads a request's body whole, unpacked and bounded.</summary>
internal static class RequestBody
{
    /// <summary>The largest body of events or labels after unpacking.</summary>
    public const int Largest = IntakeLimits.LargestBody;

    /// <summary>The bytes, or the problem to answer with. A body is unpacked when its header or its first bytes say gzip.</summary>
    public static async Task<(ReadOnlyMemory<byte> Bytes, IResult? Problem)> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        var (bytes, problem) = await RentAsync(request, stop);
        using (bytes)
        {
            return (bytes?.Memory.ToArray() ?? default, problem);
        }
    }

    /// <summary>The same in borrowed memory, which whoever asked gives back; exactly one of the results is set.</summary>
    public static async Task<(PooledBytes? Bytes, IResult? Problem)> RentAsync(HttpRequest request, CancellationToken stop)
    {
        var encoding = request.Headers.ContentEncoding.ToString();
        if (encoding.Length > 0 && !IsTaken(encoding))
        {
            return (null, BodyProblem.Encoding(encoding));
        }

        if (request.ContentLength > Largest)
        {
            return (null, BodyProblem.TooLarge());
        }

        var raw = await CollectAsync(request.BodyReader, (int)(request.ContentLength ?? 0), stop);
        if (raw is null)
        {
            return (null, BodyProblem.TooLarge());
        }

        if (!Gzip.Is(raw.Memory.Span))
        {
            return (raw, null);
        }

        using (raw)
        {
            return await Gzip.UnpackAsync(raw.Memory, stop);
        }
    }

    private static bool IsTaken(string encoding) =>
        encoding.Equals("gzip", StringComparison.OrdinalIgnoreCase) || encoding.Equals("identity", StringComparison.OrdinalIgnoreCase);

    private static async Task<PooledBytes?> CollectAsync(PipeReader from, int expected, CancellationToken stop)
    {
        PooledBytes? bytes = null;
        var taken = false;
        try
        {
            while (true)
            {
                // Nothing is borrowed before the first bytes are there: a length is only a promise.
                var read = await from.ReadAsync(stop);
                bytes ??= new PooledBytes(expected);
                if (bytes.Count + read.Buffer.Length > Largest)
                {
                    return null;
                }

                foreach (var part in read.Buffer)
                {
                    bytes.Add(part.Span);
                }

                from.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                {
                    taken = true;
                    return bytes;
                }
            }
        }
        finally
        {
            if (!taken)
            {
                bytes?.Dispose();
            }
        }
    }
}
