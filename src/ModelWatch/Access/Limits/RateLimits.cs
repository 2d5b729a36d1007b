using System.Threading.RateLimiting;

namespace ModelWatch.Access.Limits;

/// <summary>
/// Token buckets by key and by model, for requests and for bytes. One that is not used goes away by itself, so names that come once leave nothing.
/// Thread safe.
/// </summary>
internal sealed class RateLimits : IDisposable
{
    /// <summary>Bytes are counted in such units, for a bucket holds whole numbers of 32 bits.</summary>
    private const long Unit = 1024;

    private readonly PartitionedRateLimiter<string> _keyRequests;
    private readonly PartitionedRateLimiter<string> _keyBytes;
    private readonly PartitionedRateLimiter<string> _modelRequests;
    private readonly PartitionedRateLimiter<string> _modelBytes;
    private readonly LimitOptions _options;

    public RateLimits(LimitOptions options)
    {
        _options = options;
        _keyRequests = Buckets(options.PerKey.RequestsPerSecond);
        _keyBytes = Buckets(Units(options.PerKey.BytesPerSecond));
        _modelRequests = Buckets(options.PerModel.RequestsPerSecond);
        _modelBytes = Buckets(Units(options.PerModel.BytesPerSecond));
    }

    /// <summary>Takes one request of a known size; null lets it in.</summary>
    public LimitRefusal? TakeRequest(string caller, string? model, long bytes)
    {
        if (Take(_keyRequests, caller, 1) is { } seconds)
        {
            return Refusal("key-requests", $"This key may send {_options.PerKey.RequestsPerSecond} requests a second", seconds);
        }

        return model is not null && Take(_modelRequests, model, 1) is { } wait
            ? Refusal("model-requests", $"For the model {model} come at most {_options.PerModel.RequestsPerSecond} requests a second", wait)
            : bytes > 0 ? TakeBytes(caller, model, bytes) : null;
    }

    /// <summary>Takes bytes of a body; null lets them in.</summary>
    public LimitRefusal? TakeBytes(string caller, string? model, long bytes)
    {
        var units = (bytes + Unit - 1) / Unit;
        if (Take(_keyBytes, caller, Math.Min(units, Burst(Units(_options.PerKey.BytesPerSecond)))) is { } seconds)
        {
            return Refusal("key-bytes", $"This key may send {_options.PerKey.BytesPerSecond} bytes a second", seconds);
        }

        return model is not null && Take(_modelBytes, model, Math.Min(units, Burst(Units(_options.PerModel.BytesPerSecond)))) is { } wait
            ? Refusal("model-bytes", $"For the model {model} come at most {_options.PerModel.BytesPerSecond} bytes a second", wait)
            : null;
    }

    public void Dispose()
    {
        _keyRequests.Dispose();
        _keyBytes.Dispose();
        _modelRequests.Dispose();
        _modelBytes.Dispose();
    }

    /// <summary>Seconds to wait, or null where there were enough.</summary>
    private static int? Take(PartitionedRateLimiter<string> buckets, string name, long tokens)
    {
        using var lease = buckets.AttemptAcquire(name, (int)tokens);
        return lease.IsAcquired ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : 1;
    }

    private static LimitRefusal Refusal(string reason, string sentence, int seconds) =>
        new(429, reason, $"{sentence}: wait {seconds} s and send it again. Nothing was stored.", seconds);

    private static int Units(long bytes) => (int)Math.Clamp(bytes / Unit, 1, int.MaxValue / 2);

    private static int Burst(int perSecond) => perSecond > int.MaxValue / 2 ? int.MaxValue : 2 * perSecond;

    private static PartitionedRateLimiter<string> Buckets(int perSecond) => PartitionedRateLimiter.Create<string, string>(name =>
        RateLimitPartition.GetTokenBucketLimiter(name, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = Burst(perSecond),
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));
}
