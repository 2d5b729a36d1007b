namespace ModelWatch.Series.Influx;

/// <summary>A store that takes <c>POST /api/v2/write</c>.</summary>
internal sealed class InfluxOptions
{
    /// <summary>Address of the server without the path of the call; null (default) when there is no such store.</summary>
    public Uri? Url { get; set; }

    /// <summary>Organisation.</summary>
    public string Org { get; set; } = string.Empty;
    public string Bucket { get; set; } = string.Empty;

    /// <summary>A secret; null (default) sends none.</summary>
    public string? Token { get; set; }

    /// <summary>Longest time for one request; default 10 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an accepted batch is kept to be sent again should the store be killed; default 0.</summary>
    public TimeSpan DurabilityLag { get; set; }
}
