using Microsoft.Extensions.Options;
using ModelWatch.Series.Influx;

namespace ModelWatch.Series;

/// <summary>Names every mistake in the section at once, when the service starts.</summary>
internal sealed class SeriesOptionsCheck : IValidateOptions<SeriesOptions>
{
    public ValidateOptionsResult Validate(string? name, SeriesOptions options)
    {
        var mistakes = Check("Series:Influx", options.Influx).Concat(Check("Series:VictoriaMetrics", options.VictoriaMetrics)).ToList();
        if (options.LongestPause < TimeSpan.FromSeconds(1))
            mistakes.Add("Series:LongestPause must be at least 00:00:01.");
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> Check(string section, InfluxOptions store)
    {
        if (store.Url is not { } url)
            yield break;
        if (!url.IsAbsoluteUri || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
            yield return $"{section}:Url must be an address such as http://influxdb:8086.";
        else if (url.UserInfo.Length > 0 || url.Query.Length > 0)
            yield return $"{section}:Url must carry neither user nor query; the secret belongs into {section}:Token.";
        if (store.Org.Length == 0)
            yield return $"{section}:Org is missing.";
        if (store.Bucket.Length == 0)
            yield return $"{section}:Bucket is missing.";
        if (store.Timeout <= TimeSpan.Zero)
            yield return $"{section}:Timeout must be above 0.";
        if (store.DurabilityLag < TimeSpan.Zero)
            yield return $"{section}:DurabilityLag must not be below 0.";
    }
}
