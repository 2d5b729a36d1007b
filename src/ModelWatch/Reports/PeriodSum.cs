using System.Data;
using ModelWatch.Windows;

namespace ModelWatch.Reports;

/// <summary>
/// The windows of a period that share the same rules (plan and reference), summed into one: its figures rest on all rows together.
/// Windows are read one at a time. Not thread safe.
/// </summary>
internal sealed class PeriodSum(WindowRules rules)
{
    private readonly SortedDictionary<string, ScopeSum> _scopes = new(StringComparer.Ordinal) { [""] = new ScopeSum(null, rules.Schemas) };
    private long _duplicates;
    private long _late;
    private DateTimeOffset _end;

    /// <summary>Whether the window is closed under the same rules, as the version that the plan is for.</summary>
    public bool Fits(WindowState window) =>
        window.Closed && window.Key.Version == rules.Plan.Version
        && window.Rules.Plan.Digest == rules.Plan.Digest && window.Rules.ReferenceDigest == rules.ReferenceDigest;

    public void Add(IDbConnection connection, WindowState window)
    {
        var rows = PredictionTable.Labelled(connection, window.Key);
        var awaiting = rules.Plan.Label is null ? [] : PredictionTable.Awaiting(connection, window.Key);
        foreach (var scope in window.Segments.Prepend(window.All))
        {
            var key = scope.Segment ?? "";
            if (!_scopes.TryGetValue(key, out var sum)) _scopes[key] = sum = new ScopeSum(scope.Segment, rules.Schemas);
            sum.Add(scope, rows, awaiting);
        }

        (_duplicates, _late, _end) = (_duplicates + window.Duplicates, _late + window.Late, window.Key.End);
    }

    /// <summary>The sum as a window over the whole period.</summary>
    public WindowContents Contents(IDbConnection connection, ReportSpan span, DateTimeOffset now) => new()
    {
        Key = new WindowKey(rules.Plan.Model, rules.Plan.Version, span.From, span.To),
        Revision = 0,
        Scopes = [.. _scopes.Values.Select(scope => scope.Contents(rules.Plan))],
        Duplicates = _duplicates,
        Late = _late,
        Provisional = rules.Plan.Label is { } label && now - _end < label.Maturity,
        Now = now,
        Arrival = rules.Plan.Label is null ? null : LabelCohortTable.Curve(connection, rules.Plan, now),
    };
}
