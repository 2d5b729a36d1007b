using System.Security.Cryptography;
using System.Text;

namespace ModelWatch.Series.RemoteWrite;

/// <summary>
/// A point as series of Prometheus: one a field, named and labelled as VictoriaMetrics names the fields of the line protocol, so that both ways into a
/// store give the same series. Label values are kept as they are; only a value beyond 256 characters is cut and told apart by its digest.
/// </summary>
internal static class SeriesLabels
{
    /// <summary>Longest label value in characters.</summary>
    public const int LongestValue = 256;
    private const int Kept = 220;

    /// <summary>The fields of a point that have a figure.</summary>
    public static IEnumerable<(string Field, double Value)> Fields(SeriesPoint point)
    {
        yield return ("value", point.Value);
        if (point.Lower is { } lower)
            yield return ("lower", lower);
        if (point.Upper is { } upper)
            yield return ("upper", upper);
        yield return ("n", point.N);
    }

    /// <summary>Labels in ascending order of their names, as the protocol asks; an empty value is an absent label.</summary>
    public static IReadOnlyList<(string Name, string Value)> Of(SeriesPoint point, string field) =>
    [
        .. new[]
        {
            ("__name__", MetricName(point.Subject, field)),
            ("measure", Value(point.Measure)),
            ("model", Value(point.Model)),
            ("model_version", Value(point.Version)),
            ("segment", Value(point.Segment ?? string.Empty)),
            ("subject", Value(point.Subject)),
        }.Where(l => l.Item2.Length > 0),
    ];

    public static string MetricName(string subject, string field) =>
        (subject.StartsWith("input.", StringComparison.Ordinal) || subject.StartsWith("output.", StringComparison.Ordinal) ? "mw_feature_" : "mw_model_") + field;

    /// <summary>What a text looks like in the store: half a surrogate pair is no UTF-8 and becomes U+FFFD.</summary>
    public static string Value(string text)
    {
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        if (whole.Length <= LongestValue)
            return whole;
        var end = char.IsHighSurrogate(whole[Kept - 1]) ? Kept - 1 : Kept;
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole)));
        return string.Concat(whole.AsSpan(0, end), "#", digest.AsSpan(0, 32));
    }
}
