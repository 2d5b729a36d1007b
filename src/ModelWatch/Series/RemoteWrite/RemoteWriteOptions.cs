namespace ModelWatch.Series.RemoteWrite;

/// <summary>A store that takes Prometheus remote write 1.0 at <c>/api/v1/write</c>: Prometheus itself, VictoriaMetrics, Mimir behind a path.</summary>
internal sealed class RemoteWriteOptions
{
    /// <summary>Address of the server without the path of the call; null (default) when there is no such store.</summary>
    public Uri? Url { get; set; }

    /// <summary>A secret, sent as <c>Authorization: Bearer</c>; null (default) sends none.</summary>
    public string? BearerToken { get; set; }

    /// <summary>Name for HTTP Basic; null (default) sends none. Not together with <see cref="BearerToken"/>.</summary>
    public string? UserName { get; set; }

    /// <summary>The secret of <see cref="UserName"/>.</summary>
    public string? Password { get; set; }

    /// <summary>Longest time for one request; default 10 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an accepted batch is kept to be sent again should the store be killed; default 0, for VictoriaMetrics 00:01:00.</summary>
    public TimeSpan DurabilityLag { get; set; }
}
