using System.Data;
using Dapper;

namespace ModelWatch;

/// <summary>What a corridor has to look after until something comes: asked once, so that a model at rest costs a tick of the clock nearly nothing.</summary>
/// <param name="Open">There are windows to close.</param>
/// <param name="WithoutReference">Some of them began without a reference.</param>
/// <param name="Changed">There are windows to revise.</param>
/// <param name="Matures">When the next window becomes final, in ticks of UTC; null without one.</param>
internal sealed record CorridorAgenda(bool Open, bool WithoutReference, bool Changed, long? Matures)
{
    public static CorridorAgenda Of(IDbConnection connection, string model)
    {
        var (open, without, changed) = connection.QuerySingle<(long Open, long Without, long Changed)>(
            """
            SELECT EXISTS (SELECT 1 FROM window WHERE model = @model AND closed = 0),
                EXISTS (SELECT 1 FROM window WHERE model = @model AND closed = 0 AND reference IS NULL),
                EXISTS (SELECT 1 FROM window WHERE model = @model AND closed = 1 AND dirty = 1)
            """,
            new { model });
        var matures = connection.ExecuteScalar<long?>("SELECT MIN(matures) FROM window WHERE model = @model AND matures IS NOT NULL", new { model });
        return new CorridorAgenda(open == 1, without == 1, changed == 1, matures);
    }
}
