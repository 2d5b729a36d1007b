using System.Data;
using Dapper;
using ModelWatch.Plans;

namespace ModelWatch.Windows;

/// <summary>The outcomes of one stored window.</summary>
/// <param name="Start">Start of the window.</param>
/// <param name="End">Its end.</param>
/// <param name="Rows">Its predictions whose outcome is known, of the scope that was asked for.</param>
internal sealed record LabelledWindow(DateTimeOffset Start, DateTimeOffset End, LabelledRows Rows)
{
    /// <summary>The newest window with at least <paramref name="least"/> outcomes; labels come late, so it is seldom the newest of all. Null without one.</summary>
    public static LabelledWindow? Newest(IDbConnection connection, MonitoringPlan plan, string? segment, int least)
    {
        var found = connection.QueryFirstOrDefault<(long Start, long End)?>(
            "SELECT start, end FROM window WHERE model = @Model AND version = @Version AND labelled >= @least ORDER BY start DESC LIMIT 1",
            new { plan.Model, plan.Version, least });
        if (found is not { } window)
            return null;
        var (start, end) = (new DateTimeOffset(window.Start, TimeSpan.Zero), new DateTimeOffset(window.End, TimeSpan.Zero));
        var rows = PredictionTable.Labelled(connection, new(plan.Model, plan.Version, start, end));
        return new(start, end, PredictionTable.Columns(plan, segment is null ? rows : [.. rows.Where(r => r.Segments.Contains(segment))]));
    }
}
