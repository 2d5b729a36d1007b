using System.Data;
using Dapper;
using ModelWatch.Labels;
using ModelWatch.Plans;

namespace ModelWatch.Windows;

/// <summary>
/// The cohorts of predictions that the arrival of outcomes is learned from: by the hour, and by the day once they are two days old, for as long
/// as they are remembered. At most some 450 rows a model, whatever its traffic.
/// </summary>
internal static class LabelCohortTable
{
    private static readonly TimeSpan FineFor = TimeSpan.FromDays(2);

    /// <summary>Adds counts to the cohort that holds the hour, in the caller's transaction. Counts of a cohort that was forgotten are dropped.</summary>
    public static void Add(IDbTransaction transaction, string model, LabelCohort counts)
    {
        var held = transaction.Connection!.QueryFirstOrDefault<(long Start, long End, long Rows, byte[] Arrived)?>(
            "SELECT start, end, rows, arrived FROM label_cohort WHERE model = @model AND start <= @Start ORDER BY start DESC LIMIT 1",
            new { model, counts.Start },
            transaction);
        if (held is { } known && known.End > counts.Start)
        {
            var cohort = LabelCohort.FromBytes(known.Start, known.End, known.Rows, known.Arrived);
            cohort.Add(counts);
            Put(transaction, model, cohort);
        }
        else if (counts.Rows > 0)
        {
            Put(transaction, model, counts);
        }
    }

    /// <summary>The arrival of outcomes as it is known now.</summary>
    public static LabelCurve Curve(IDbConnection connection, MonitoringPlan plan, DateTimeOffset now) =>
        LabelCurve.Of(Read(connection, plan.Model, now - LabelMemory.Cohorts(plan)), now);

    /// <summary>Cohorts that begin at or after <paramref name="from"/>, oldest first.</summary>
    public static IReadOnlyList<LabelCohort> Read(IDbConnection connection, string model, DateTimeOffset from) =>
    [
        .. connection.Query<(long Start, long End, long Rows, byte[] Arrived)>(
            "SELECT start, end, rows, arrived FROM label_cohort WHERE model = @model AND start >= @from ORDER BY start",
            new { model, from = from.UtcTicks })
        .Select(r => LabelCohort.FromBytes(r.Start, r.End, r.Rows, r.Arrived)),
    ];

    /// <summary>Joins the hours of days that are over for two days, and forgets what began before <paramref name="from"/>.</summary>
    public static void Tidy(IDbTransaction transaction, string model, DateTimeOffset from, DateTimeOffset now)
    {
        var connection = transaction.Connection!;
        connection.Execute("DELETE FROM label_cohort WHERE model = @model AND start < @from", new { model, from = from.UtcTicks }, transaction);
        var whole = now.UtcTicks - FineFor.Ticks;
        var hours = connection.Query<(long Start, long End, long Rows, byte[] Arrived)>(
            "SELECT start, end, rows, arrived FROM label_cohort WHERE model = @model AND start < @before AND end - start < @day",
            new { model, before = whole - (whole % TimeSpan.TicksPerDay), day = TimeSpan.TicksPerDay },
            transaction).ToList();
        foreach (var day in hours.GroupBy(h => h.Start - (h.Start % TimeSpan.TicksPerDay)))
        {
            var joined = new LabelCohort(day.Key, day.Key + TimeSpan.TicksPerDay);
            foreach (var hour in day)
            {
                joined.Add(LabelCohort.FromBytes(hour.Start, hour.End, hour.Rows, hour.Arrived));
            }

            connection.Execute(
                "DELETE FROM label_cohort WHERE model = @model AND start >= @Start AND start < @End", new { model, joined.Start, joined.End }, transaction);
            Put(transaction, model, joined);
        }
    }

    private static void Put(IDbTransaction transaction, string model, LabelCohort cohort) => transaction.Connection!.Execute(
        "INSERT OR REPLACE INTO label_cohort (model, start, end, rows, arrived) VALUES (@model, @Start, @End, @Rows, @arrived)",
        new { model, cohort.Start, cohort.End, cohort.Rows, arrived = cohort.ToBytes() },
        transaction);
}
