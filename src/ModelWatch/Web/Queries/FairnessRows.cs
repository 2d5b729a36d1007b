using ModelWatch.Plans;
using ModelWatch.Web.Views;

namespace ModelWatch.Web.Queries;

/// <summary>Fairness of the newest window: every gap over all values, then the share of positive decisions of each value against the others.</summary>
internal static class FairnessRows
{
    private const int MostValues = 20;

    public static IReadOnlyList<MeasureRow> Of(ModelRecord record) =>
    [
        .. record.Last.Where(m => m.Segment is null && MeasureNames.Fairness.Contains(m.Measure))
            .Concat(record.Last.Where(m => m.Segment is not null && m.Measure == "parity_difference")
                .OrderByDescending(m => Math.Abs(m.Value ?? 0)).ThenBy(m => m.Segment, StringComparer.Ordinal).Take(MostValues))
            .Select(m => MeasureRows.Of(m, record)),
    ];
}
