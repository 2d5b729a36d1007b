using ModelWatch.Findings;
using ModelWatch.Measures;
using ModelWatch.Plans;
using ModelWatch.Reports;

namespace ModelWatch.Tests.Reports;

/// <summary>A month of a model with one criterion met, one not met and one not assessable, and one open finding.</summary>
internal static class SomeSnapshot
{
    public const string PlanText = """
        model: tender-price-eu
        version: "3.1.0"
        purpose: Suggests a bid band <script>alert(1)</script> & more.
        inputs: {dose_mg: {kind: numeric, unit: mg, range: [0, 4000]}, country: {kind: categorical, values: [DE, FR]}}
        outputs: {score: {kind: probability}}
        label: {kind: binary}
        segments: [country]
        criteria:
          - {measure: roc_auc, atLeast: 0.80}
          - {measure: calibration_slope, between: [0.8, 1.2]}
          - {measure: missing_ratio, subject: input.dose_mg, atMost: 0.01}
        report: {every: month, zone: Europe/Berlin}
        """;

    public static MonitoringPlan Plan { get; } = PlanReader.Read(PlanText).Plan!;

    public static PeriodSnapshot Of(int windows = 31)
    {
        var span = ReportCalendar.Of(Plan).Named("2026-05")!;
        return new PeriodSnapshot
        {
            Plan = Plan,
            PlanText = PlanText,
            Span = span,
            AsOf = new DateTimeOffset(2026, 6, 6, 0, 0, 1, TimeSpan.Zero),
            ReferenceDigest = new string('c', 64),
            ReferenceRows = 24_000,
            Service = "0.1.0",
            Windows = [.. Enumerable.Range(0, windows).Select(i => Window(span.From.AddDays(i)))],
            Measurements = Measurements,
            Trend = [.. Enumerable.Range(0, windows).Select(i => Trend(span.From.AddDays(i), 0.8 + (i * 0.001)))],
            Findings = [Finding(span.From.AddDays(12))],
        };
    }

    private static IReadOnlyList<Measurement> Measurements =>
    [
        Measured("input.dose_mg", "missing_ratio", 0.0123, 0.0110, 0.0137) with { State = MeasurementState.Breach },
        Measured("input.dose_mg", "ks", 0.3144) with { State = MeasurementState.Breach },
        Measured("input.dose_mg", "psi", 0.291),
        Measured("output.score", "roc_auc", 0.841, 0.834, 0.849),
        Measured("output.score", "calibration_slope", 0.85, 0.79, 0.91),
        Measured("output.score", "roc_auc", 0.791, 0.754, 0.823) with { Segment = "country=<b>", N = 657 },
        Measured("output.score", "ece", 0.0213, 0.011, 0.034),
        Measured("input.dose_mg", "mean", -1234567.891) with { Unit = "mg" },
        Measured("output.score", "brier_skill", null) with { State = MeasurementState.Undefined, Why = "one class only" },
    ];

    private static Measurement Measured(string subject, string measure, double? value, double? lower = null, double? upper = null) => new()
    {
        Version = "3.1.0",
        Subject = subject,
        Measure = measure,
        Value = value,
        Lower = lower,
        Upper = upper,
        Level = lower is null ? null : 0.95,
        N = 15_268,
        Definition = measure + "/1",
    };

    private static PeriodWindow Window(DateTimeOffset start) => new(start, start.AddDays(1), "3.1.0", 0, true, 1_000, 700, 3, 2, new string('d', 64), true);

    private static Measurement Trend(DateTimeOffset start, double value) =>
        Measured("output.score", "roc_auc", value) with { WindowStart = start, WindowEnd = start.AddDays(1) };

    private static Finding Finding(DateTimeOffset at) => new()
    {
        Id = "f1",
        Model = "tender-price-eu",
        Version = "3.1.0",
        Kind = FindingKind.Drift,
        Severity = Severity.Critical,
        State = FindingState.Firing,
        Opened = at.AddHours(1),
        Onset = at,
        WindowStart = at,
        WindowEnd = at.AddDays(1),
        Subjects = [new FindingSubject("input.dose_mg", 0.3, 1, "ks")],
        Diagnosis = [new Cause("unit-scale", "input.dose_mg", 0.98, "times 1000")],
    };
}
