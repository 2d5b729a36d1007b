using ModelWatch.Findings;
using ModelWatch.Measures;
using ModelWatch.Plans;

namespace ModelWatch.Reports;

/// <summary>Everything that a summary is made of, frozen: the same snapshot gives the same bytes, whenever and wherever it is rendered.</summary>
internal sealed record PeriodSnapshot
{
    public required MonitoringPlan Plan { get; init; }

    /// <summary>The plan as it was received.</summary>
    public required string PlanText { get; init; }
    public required ReportSpan Span { get; init; }

    /// <summary>When the data were read; stored, never read from a clock by the renderer.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Revision of the summary, from 1.</summary>
    public int Revision { get; init; } = 1;
    public string? ReferenceDigest { get; init; }
    public long? ReferenceRows { get; init; }

    /// <summary>Version of the service that computed the figures.</summary>
    public required string Service { get; init; }

    /// <summary>The windows that start in the period, all versions, by start and version.</summary>
    public required IReadOnlyList<PeriodWindow> Windows { get; init; }

    /// <summary>Figures over all rows of the used windows together, not averages of windows.</summary>
    public required IReadOnlyList<Measurement> Measurements { get; init; }

    /// <summary>Figures of single windows over all rows, for the trend.</summary>
    public required IReadOnlyList<Measurement> Trend { get; init; }

    /// <summary>Findings that were open at some time of the period, by onset.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The identity of the summary, such as <c>MWS-2026-05-tender-price-eu</c>.</summary>
    public string Id => IdOf(Plan.Model, Span);

    /// <summary>When the data of the period are frozen by the plan.</summary>
    public DateTimeOffset CutOff => Span.To + Plan.Report.Cutoff;

    public IEnumerable<PeriodWindow> Used => Windows.Where(window => window.Used);

    public static string IdOf(string model, ReportSpan span) => $"MWS-{span.Name}-{model}";
}
