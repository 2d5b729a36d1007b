using ModelWatch.Findings;
using ModelWatch.Measures;

namespace ModelWatch.Reports;

/// <summary>What a summary says of the record and of the model. Pure.</summary>
internal sealed record ReportConclusion
{
    /// <summary>The decision on every criterion of the plan, in its order.</summary>
    public required IReadOnlyList<CriterionVerdict> Verdicts { get; init; }

    /// <summary>Conditions for signing, each with its evidence.</summary>
    public required IReadOnlyList<(string Condition, bool Met, string Evidence)> Conditions { get; init; }

    /// <summary>A (continue), B (continue with actions) or G (not enough data). C to F are for people to choose.</summary>
    public required char Proposed { get; init; }
    public required string Reason { get; init; }

    public int Met => Count(CriterionState.Met);
    public int NotMet => Count(CriterionState.Violated);
    public int NotAssessable => Count(CriterionState.Undecided);

    /// <summary>The sentence about the record, never about the model.</summary>
    public string CanISign => Conditions.Count(condition => !condition.Met) switch
    {
        0 => "Ready to sign: nothing blocks approval.",
        1 => "Not ready: 1 condition is not met.",
        var n => $"Not ready: {n} conditions are not met.",
    };

    public static ReportConclusion Of(PeriodSnapshot snapshot)
    {
        var verdicts = CriterionRule.Decide(snapshot.Plan, snapshot.Measurements);
        var firing = snapshot.Findings.Count(finding => finding.State == FindingState.Firing);
        var (proposed, reason) = Propose(verdicts, firing, snapshot.Used.Any());
        return new ReportConclusion { Verdicts = verdicts, Conditions = ConditionsOf(snapshot), Proposed = proposed, Reason = reason };
    }

    public static string Title(char conclusion) => conclusion switch
    {
        'A' => "state of control confirmed, continue",
        'B' => "continue with actions",
        _ => "not enough data to conclude",
    };

    private int Count(CriterionState state) => Verdicts.Count(verdict => verdict.State == state);

    private static (char, string) Propose(IReadOnlyList<CriterionVerdict> verdicts, int firing, bool hasWindows)
    {
        var notMet = verdicts.Count(verdict => verdict.State == CriterionState.Violated);
        var undecided = verdicts.Count(verdict => verdict.State == CriterionState.Undecided);
        if (!hasWindows) return ('G', "No closed window of the period could be used.");
        if (notMet > 0) return ('B', $"{Some(notMet, "acceptance criterion is", "acceptance criteria are")} not met. Whether the use of the model must be restricted is for people to decide.");
        if (verdicts.Count == 0 && firing == 0) return ('G', "The plan states no acceptance criterion, so nothing can be shown to be met.");
        if (firing > 0) return ('B', $"No criterion is violated, but {Some(firing, "finding is", "findings are")} still open.");
        if (undecided == verdicts.Count) return ('G', "No acceptance criterion can be decided with the data of the period.");
        return undecided > 0
            ? ('B', $"{Some(undecided, "criterion", "criteria")} cannot be decided yet; the others are met.")
            : ('A', "Every acceptance criterion is met by the whole interval of its figure, and no finding is open.");
    }

    private static IReadOnlyList<(string, bool, string)> ConditionsOf(PeriodSnapshot snapshot)
    {
        var open = snapshot.Windows.Count(window => !window.Closed);
        var provisional = snapshot.Measurements.Any(measurement => measurement.Provisional);
        return
        [
            ("The period is over and its data are frozen", snapshot.AsOf >= snapshot.CutOff, $"cut-off {Instants.Of(snapshot.CutOff)}, data as of {Instants.Of(snapshot.AsOf)}"),
            ("Every window of the period is closed", open == 0 && snapshot.Windows.Count > 0, snapshot.Windows.Count == 0 ? "no window" : $"{snapshot.Windows.Count - open} of {snapshot.Windows.Count} closed"),
            ("Labels have matured", !provisional, provisional ? "figures are provisional: labels may still be on their way" : "no figure is provisional"),
            ("People can sign", false, "this version makes the record; signatures come with people and roles"),
        ];
    }

    private static string Some(int count, string one, string many) => count == 1 ? "1 " + one : $"{count} {many}";
}
