using ModelWatch.Findings;
using ModelWatch.Measures;
using ModelWatch.Plans;
using ModelWatch.Windows;

namespace ModelWatch.Web.Queries;

/// <summary>What the record knows of a model: the matter of the pages before it is put into words.</summary>
internal sealed record ModelRecord
{
    private Measurement[]? _outcomes;

    public required MonitoringPlan Plan { get; init; }

    /// <summary>When the plan came in.</summary>
    public DateTimeOffset? PlanReceived { get; init; }
    public ReferenceFacts? Reference { get; init; }

    /// <summary>Firing first, most severe first, then the newest.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Closed windows of the plan's version in the last fourteen days of the record, oldest first.</summary>
    public IReadOnlyList<WindowCount> Windows { get; init; } = [];

    /// <summary>Every figure of the newest window.</summary>
    public IReadOnlyList<Measurement> Last { get; init; } = [];

    /// <summary>Every figure over outcomes of those windows, over all rows and the segments of the criteria, oldest first.</summary>
    public IReadOnlyList<Measurement> OutcomeHistory { get; init; } = [];

    /// <summary>The newest figure over outcomes that could be assessed, by subject, measure and segment; where none could, the newest.</summary>
    public IReadOnlyList<Measurement> Outcomes => _outcomes ??=
    [
        .. OutcomeHistory.GroupBy(m => (m.Subject, m.Measure, m.Segment))
            .Select(g => g.LastOrDefault(m => m is { Value: not null, State: MeasurementState.Ok or MeasurementState.Breach }) ?? g.Last()),
    ];

    /// <summary>Every figure of the newest window whose labels have matured; of the newest with events where none has.</summary>
    public IReadOnlyList<Measurement> Labels { get; init; } = [];

    /// <summary>What became of the labels, and how many wait for their prediction.</summary>
    public (LabelCount Count, long Waiting) LabelCounts { get; init; } = (LabelCount.None, 0);

    /// <summary>Events that were accepted so long after their window that they entered none.</summary>
    public long TooLate { get; init; }

    /// <summary>The distance of each subject over all rows, window by window, oldest first.</summary>
    public IReadOnlyList<Measurement> Distances { get; init; } = [];

    /// <summary>The newest windows with what their sources sent, oldest first.</summary>
    public IReadOnlyList<(WindowCount Window, IReadOnlyList<WindowSource> Sources)> Sources { get; init; } = [];

    /// <summary>Kept events of those windows with a value that cannot be used, oldest window first.</summary>
    public IReadOnlyList<QuarantinedEvent> Quarantine { get; init; } = [];

    /// <summary>The newest window was compared with a reference.</summary>
    public bool HasReference => Reference is not null || Last.Any(m => m.Reference is not null);

    public string Model => Plan.Model;

    public WindowCount? Newest => Windows.Count == 0 ? null : Windows[^1];

    public IEnumerable<Finding> Firing => Findings.Where(f => f.State == FindingState.Firing);
}
