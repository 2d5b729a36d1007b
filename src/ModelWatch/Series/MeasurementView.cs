using System.Text.Json;
using System.Text.Json.Serialization;
using ModelWatch.Measures;

namespace ModelWatch.Series;

/// <summary>A measurement in the shape and the order of the interface.</summary>
internal sealed record MeasurementView(
    MeasurementWindow Window,
    string Version,
    string? Segment,
    string Subject,
    string Measure,
    double? Value,
    double? Lower,
    double? Upper,
    double? Level,
    double? Error,
    long N,
    MeasurementState State,
    string? Why,
    string? Unit,
    string Definition,
    string? Reference,
    string? Plan,
    bool Provisional)
{
    /// <summary>camelCase names, lower-case states, absent figures written as null.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter<MeasurementState>(JsonNamingPolicy.KebabCaseLower) },
    };

    public static MeasurementView Of(Measurement m) => new(
        new MeasurementWindow(m.WindowStart?.UtcDateTime, m.WindowEnd?.UtcDateTime, m.Revision),
        m.Version,
        m.Segment,
        m.Subject,
        m.Measure,
        m.Value,
        m.Lower,
        m.Upper,
        m.Level,
        m.Error,
        m.N,
        m.State,
        m.Why,
        m.Unit,
        m.Definition,
        m.Reference,
        m.Plan,
        m.Provisional);
}
