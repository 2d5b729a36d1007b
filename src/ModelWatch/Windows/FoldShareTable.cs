using System.Data;
using Dapper;

namespace ModelWatch.Windows;

/// <summary>Keeps what was decided for overloaded models: a window that is folded again takes the same events.</summary>
internal static class FoldShareTable
{
    /// <summary>Decisions that are kept a model; an open window needs those since its start.</summary>
    private const int MostKept = 10_000;

    public static void Save(IDbTransaction transaction, string model, FoldShare share) => transaction.Connection!.Execute(
        """
        INSERT OR REPLACE INTO fold_share (model, after, through, share) VALUES (@model, @After, @Through, @Share);
        DELETE FROM fold_share WHERE model = @model AND through <= (SELECT through FROM fold_share WHERE model = @model ORDER BY through DESC LIMIT 1 OFFSET @MostKept)
        """,
        new { model, share.After, share.Through, share.Share, MostKept },
        transaction);

    /// <summary>All decisions of a model in the order of the journal.</summary>
    public static List<FoldShare> Read(IDbConnection connection, string model) =>
    [
        .. connection.Query<(long After, long Through, double Share)>("SELECT after, through, share FROM fold_share WHERE model = @model ORDER BY through", new { model })
            .Select(row => new FoldShare(row.After, row.Through, row.Share)),
    ];

    /// <summary>The share under which the entry at a position was folded.</summary>
    public static double At(List<FoldShare> decisions, long position)
    {
        var (low, high) = (0, decisions.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = decisions[middle].Through < position ? (middle + 1, high) : (low, middle);
        }

        return low < decisions.Count && decisions[low].After < position ? decisions[low].Share : 1;
    }
}
