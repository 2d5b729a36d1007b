using ModelWatch.Access.Limits;

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
    /// <exception cref="LimitReachedException">The service has no room for what the body holds; whoever gave the lease answers.</exception>
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

        var raw = await CollectAsync(request.Body, (int)(request.ContentLength ?? 0), stop);
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
            return await Gzip.UnpackAsync(raw.Memory, request.HttpContext.Features.Get<BodyLease>(), stop);
        }
    }

    private static bool IsTaken(string encoding) =>
        encoding.Equals("gzip", StringComparison.OrdinalIgnoreCase) || encoding.Equals("identity", StringComparison.OrdinalIgnoreCase);

    /// <summary>Straight into the borrowed array: a reader between would copy each byte once more.</summary>
    private static async Task<PooledBytes?> CollectAsync(Stream from, int expected, CancellationToken stop)
    {
        // Nothing is borrowed before the first bytes are there: a length is only a promise.
        _ = await from.ReadAsync(Memory<byte>.Empty, stop);
        var bytes = new PooledBytes(expected + 1);
        var taken = false;
        try
        {
            while (true)
            {
                var read = await from.ReadAsync(bytes.Room(), stop);
                if (read == 0)
                {
                    taken = true;
                    return bytes;
                }

                bytes.Advance(read);
                if (bytes.Count > Largest)
                {
                    return null;
                }
            }
        }
        finally
        {
            if (!taken)
            {
                bytes.Dispose();
            }
        }
    }
}
