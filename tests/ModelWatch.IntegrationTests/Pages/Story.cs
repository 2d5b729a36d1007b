using ModelWatch.Findings;
using ModelWatch.Measures;
using ModelWatch.Plans;
using ModelWatch.Series;
using ModelWatch.State;

namespace ModelWatch.IntegrationTests.Pages;

/// <summary>
/// Fourteen days of five models, written into the real tables: a fault of unit and spelling, a lost calibration, a healthy model, one with too few events and one
/// that has just got its plan. The figures are invented; the shapes are those of the service.
/// </summary>
internal sealed class Story(IStateStore state, PlanStore plans, FindingStore findings)
{
    public static readonly DateTimeOffset Now = new(2026, 11, 18, 1, 19, 0, TimeSpan.Zero);
    private const int Hours = 14 * 24;
    private static readonly DateTimeOffset Last = new(2026, 11, 18, 0, 0, 0, TimeSpan.Zero);
    private static readonly string Reference = new('5', 64);
    private readonly Random _random = new(20261118);

    public void Tell()
    {
        foreach (string text in (string[])[StoryPlans.Tender, StoryPlans.Triage, StoryPlans.Stock, StoryPlans.Few, StoryPlans.Fresh])
            plans.Put(PlanReader.Read(text).Plan!, text);
        Fill("tender-price-eu", "3.1.0", Tender);
        Fill("ae-triage", "5.0.2", Triage);
        Fill("stock-demand", "2.0.0", Stock);
        Fill("label-ocr-jp", "1.0.0", (at, _) => [At(at, "model", "event_count", 60 + _random.Next(60), 92)]);
        state.Write(t => new StoryOutcomes(t).Tell(Last.AddHours(-49)));
        state.Write(t => new StorySources(t).Tell(Last));
        state.Write(t =>
        {
            var steps = StoryFindings.All(Last).Select(f => new FindingChange(f.State == FindingState.Firing ? FindingTransition.Opened : FindingTransition.Recovered, f)).ToList();
            findings.Record(t, new FindingStep(steps, [], Last), Now);
            return 0;
        });
    }

    private void Fill(string model, string version, Func<DateTimeOffset, int, IEnumerable<Measurement>> figures) => state.Write(t =>
    {
        for (int back = Hours - 1; back >= 0; back--)
        {
            var start = Last.AddHours(-back);
            MeasurementStore.Append(t, model, [.. figures(start, back).Select(m => m with { Version = version })], start.AddHours(1).AddMinutes(15));
        }
        return 0;
    });

    private IEnumerable<Measurement> Tender(DateTimeOffset start, int back)
    {
        bool fault = back < 1;
        long n = Traffic(start, 3000);
        foreach (var m in Common(start, n, back)) yield return m;
        yield return Drift(start, "input.dose_mg", "ks", fault ? 0.46 : Noise(), n, fault, fault ? "rows at or below 70.5: 51.9 %, in the reference 10 %; shift +41.9 points, surely more than 39.6, tolerated 2" : null);
        yield return Drift(start, "input.dose_mg", "wasserstein", fault ? 138.2 : 3 + Noise(), n, false, null, "mg");
        yield return Drift(start, "input.dose_mg", "psi", fault ? 0.958 : Noise() / 4, n);
        yield return Drift(start, "input.dose_mg", "ks_p", fault ? 1e-12 : 0.4, n);
        yield return At(start, "input.dose_mg", "quantile_50", fault ? 58 : 238 + _random.NextDouble(), n) with { Unit = "mg" };
        foreach (string segment in (string[])["country=DE", "country=FR", "country=IT"])
            yield return Drift(start, "input.dose_mg", "ks", fault && segment.EndsWith("DE", StringComparison.Ordinal) ? 0.998 : Noise() * 2, n / 3, fault && segment.EndsWith("DE", StringComparison.Ordinal), null) with { Segment = segment };
        yield return Drift(start, "input.country", "total_variation", fault ? 0.44 : Noise(), n, fault, fault ? "'Germany' is new with 44 % of the rows" : null);
        yield return Drift(start, "input.country", "chi_square", fault ? 4102 : 2.1, n, fault, fault ? "rows of value 'DE': 1.2 %, in the reference 45.1 %" : null);
        yield return Drift(start, "output.score", "ks", fault ? 0.18 : Noise(), n, fault, fault ? "rows at or below 0.41: 31 %, in the reference 50 %" : null);
        yield return At(start, "model", "parity_difference", 0.061, n) with { Lower = 0.031, Upper = 0.092, Level = 0.95 };
        yield return At(start, "model", "parity_ratio", 0.88, n) with { Lower = 0.82, Upper = 0.94, Level = 0.95 };
        yield return At(start, "model", "parity_difference", 0.048, n / 3) with { Lower = 0.021, Upper = 0.075, Level = 0.95, Segment = "country=IT" };
        bool mature = back > 48;
        foreach (string? segment in (string?[])[null, "country=IT"])
            yield return Outcome(start, "output.score", "roc_auc", 0.85 + (_random.NextDouble() * .02), segment is null ? 0.016 : 0.06, mature ? 900 : 0) with { Segment = segment };
        yield return Outcome(start, "output.score", "calibration_slope", 0.92 + (_random.NextDouble() * .05), 0.07, mature ? 900 : 0);
        yield return Outcome(start, "output.score", "brier", 0.163, 0.006, mature ? 900 : 0);
    }

    private IEnumerable<Measurement> Triage(DateTimeOffset start, int back)
    {
        bool fault = back < 48;
        long n = Traffic(start, 900);
        foreach (var m in Common(start, n, back)) yield return m;
        yield return Drift(start, "input.age", "ks", Noise(), n);
        yield return Drift(start, "input.channel", "total_variation", Noise(), n);
        yield return Outcome(start, "output.urgency", "top_label_ece", fault ? 0.14 : 0.03 + (Noise() / 4), 0.012, back > 1 ? 400 : 12) with
        {
            State = back <= 1 ? MeasurementState.Insufficient : fault ? MeasurementState.Breach : MeasurementState.Ok,
        };
    }

    private IEnumerable<Measurement> Stock(DateTimeOffset start, int back)
    {
        long n = Traffic(start, 1500);
        foreach (var m in Common(start, n, back)) yield return m;
        yield return Drift(start, "input.packs", "ks", Noise(), n);
        yield return Drift(start, "input.region", "total_variation", Noise(), n);
        yield return Drift(start, "output.demand", "ks", Noise(), n);
        yield return Outcome(start, "output.demand", "mae", 31 + _random.NextDouble(), 1.8, back > 24 ? 1200 : 0) with { Unit = "packs" };
    }

    private static IEnumerable<Measurement> Common(DateTimeOffset start, long n, int back)
    {
        yield return At(start, "model", "event_count", n, n);
        yield return At(start, "model", "label_coverage", back > 48 ? 0.97 : 0.4, n) with { Error = 0 };
        yield return At(start, "model", "late_ratio", 0.0006, n);
        foreach (string subject in (string[])["input.dose_mg", "input.ordered", "output.score", "input.age", "input.packs"])
            yield return At(start, subject, "missing_ratio", 0.0039, n) with { Lower = 0.0025, Upper = 0.0061, Level = 0.95 };
    }

    private static Measurement Drift(DateTimeOffset start, string subject, string measure, double value, long n, bool breach = false, string? why = null, string? unit = null) =>
        At(start, subject, measure, value, n) with { Reference = Reference, Error = 0.005, Unit = unit, State = breach ? MeasurementState.Breach : MeasurementState.Ok, Why = why };

    private static Measurement Outcome(DateTimeOffset start, string subject, string measure, double value, double half, long n) => n < 30
        ? At(start, subject, measure, null, n) with { State = MeasurementState.Insufficient, Why = $"{n} rows with an outcome, 30 are needed" }
        : At(start, subject, measure, value, n) with { Lower = value - half, Upper = value + half, Level = 0.95, Error = 0, Provisional = n < 500 };

    private static Measurement At(DateTimeOffset start, string subject, string measure, double? value, long n) => new()
    {
        WindowStart = start,
        WindowEnd = start.AddHours(1),
        Version = "",
        Subject = subject,
        Measure = measure,
        Value = value,
        N = n,
        Definition = measure + "/1",
        Plan = new string('c', 64),
    };

    private long Traffic(DateTimeOffset start, double most) => (long)(most * (0.55 + (0.4 * Math.Sin((start.Hour - 8) * Math.PI / 12))) + _random.Next(60));

    private double Noise() => 0.012 + (_random.NextDouble() * 0.03);
}
