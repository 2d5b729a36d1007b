using ModelWatch.Measures;

namespace ModelWatch.Tests.Measures;

/// <summary>What no measurement may be.</summary>
internal static class MeasurementFault
{
    /// <summary>What is wrong with it, or null.</summary>
    public static string? Of(Measurement m)
    {
        var where = $"{m.Segment} {m.Subject} {m.Measure} = {m.Value} [{m.Lower}, {m.Upper}] error {m.Error}, n {m.N}, {m.State}: {m.Why}";
        if (m.Why?.StartsWith(MeasureGuard.Failed, StringComparison.Ordinal) == true)
            return "failed: " + where;
        if (m.N < 0 || m.Error < 0 || m.Lower > m.Upper)
            return "out of range: " + where;
        if (new[] { m.Value, m.Lower, m.Upper, m.Level, m.Error }.Any(v => v is { } number && !double.IsFinite(number)))
            return "not finite: " + where;
        if (m.Value is null)
            return m.Why is null || m.State is MeasurementState.Ok or MeasurementState.Breach || m.Lower is not null ? "absent without a reason: " + where : null;
        if (m.State == MeasurementState.Undefined)
            return "undefined with a value: " + where;
        return m is { Lower: { } lower, Upper: { } upper } && !(lower <= m.Value + 1e-12 && m.Value <= upper + 1e-12) ? "outside its interval: " + where : null;
    }
}
