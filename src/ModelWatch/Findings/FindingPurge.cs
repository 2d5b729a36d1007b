using System.Data;
using Dapper;

namespace ModelWatch.Findings;

/// <summary>Takes findings out of the record after their time. One that is still firing is never taken.</summary>
internal static class FindingPurge
{
    /// <summary>Removes findings whose last transition was recorded before a moment, at most <paramref name="most"/>; says how many.</summary>
    public static int Run(IDbTransaction transaction, string model, DateTimeOffset before, int most)
    {
        var connection = transaction.Connection!;
        var old = connection.Query<string>(
            """
            SELECT f.id FROM finding f WHERE f.model = @model AND f.state <> 'firing'
              AND (SELECT MAX(t.recorded) FROM finding_transition t WHERE t.finding = f.id) < @before LIMIT @most
            """,
            new { model, before = before.UtcTicks, most },
            transaction).ToList();
        connection.Execute("DELETE FROM finding_transition WHERE finding = @id", old.Select(id => new { id }), transaction);
        connection.Execute("DELETE FROM finding WHERE id = @id", old.Select(id => new { id }), transaction);
        return old.Count;
    }
}
