using Microsoft.Extensions.Options;
using ModelWatch.Series.Influx;
using ModelWatch.Series.RemoteWrite;

namespace ModelWatch.Series;

/// <summary>Names every mistake in the section at once, when the service starts.</summary>
internal sealed class SeriesOptionsCheck : IValidateOptions<SeriesOptions>
{
    public ValidateOptionsResult Validate(string? name, SeriesOptions options)
    {
        var mistakes = Check("Series:Influx", options.Influx)
            .Concat(Check("Series:VictoriaMetrics", options.VictoriaMetrics))
            .Concat(Check("Series:Prometheus", options.Prometheus))
            .ToList();
        if (options.LongestPause < TimeSpan.FromSeconds(1))
            mistakes.Add("Series:LongestPause must be at least 00:00:01.");
        if (options.MostWaiting < Outbox.GreatestBatch)
            mistakes.Add($"Series:MostWaiting must be at least {Outbox.GreatestBatch}.");
        if (options.LongestWaiting < TimeSpan.FromMinutes(1))
            mistakes.Add("Series:LongestWaiting must be at least 00:01:00.");
        if (options.MostDeadLetters < 0)
            mistakes.Add("Series:MostDeadLetters must not be below 0.");
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> Check(string section, InfluxOptions store)
    {
        if (store.Url is not { } url)
            yield break;
        foreach (var mistake in Check(section, url, "Token", store.Timeout, store.DurabilityLag))
            yield return mistake;
        if (store.Token?.Any(c => c is < ' ' or > '~') == true)
            yield return $"{section}:Token must hold visible ASCII characters alone.";
        if (store.Org.Length == 0)
            yield return $"{section}:Org is missing.";
        if (store.Bucket.Length == 0)
            yield return $"{section}:Bucket is missing.";
    }

    private static IEnumerable<string> Check(string section, RemoteWriteOptions store)
    {
        if (store.Url is not { } url)
            yield break;
        foreach (var mistake in Check(section, url, "BearerToken or Password", store.Timeout, store.DurabilityLag))
            yield return mistake;
        if (!string.IsNullOrEmpty(store.BearerToken) && !string.IsNullOrEmpty(store.UserName))
            yield return $"{section}:BearerToken and {section}:UserName exclude each other.";
        if (!string.IsNullOrEmpty(store.Password) && string.IsNullOrEmpty(store.UserName))
            yield return $"{section}:UserName is missing beside {section}:Password.";
        if (store.UserName?.Contains(':', StringComparison.Ordinal) == true)
            yield return $"{section}:UserName must hold no colon.";
        if (store.BearerToken?.Any(c => c is <= ' ' or > '~') == true)
            yield return $"{section}:BearerToken must hold visible ASCII characters alone.";
    }

    private static IEnumerable<string> Check(string section, Uri url, string secret, TimeSpan timeout, TimeSpan lag)
    {
        if (!url.IsAbsoluteUri || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
            yield return $"{section}:Url must be an address such as http://store:8086.";
        else if (url.UserInfo.Length > 0 || url.Query.Length > 0)
            yield return $"{section}:Url must carry neither user nor query; the secret belongs into {section}:{secret}.";
        if (timeout <= TimeSpan.Zero)
            yield return $"{section}:Timeout must be above 0.";
        if (lag < TimeSpan.Zero)
            yield return $"{section}:DurabilityLag must not be below 0.";
    }
}
