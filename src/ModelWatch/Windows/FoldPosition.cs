using System.Data;
using Dapper;

namespace ModelWatch.Windows;

/// <summary>How far a model's journal has been folded, with the watermark: it commits together with what was folded.</summary>
internal sealed class FoldPosition
{
    public long Position { get; set; }

    public Watermark Watermark { get; private init; } = new();

    /// <summary>Events beyond their window's horizon, counted and in no window.</summary>
    public long TooLate { get; set; }

    /// <summary>When something last came, in ticks of UTC.</summary>
    public long Received { get; set; }

    /// <summary>What was decided for the entries that follow.</summary>
    public FoldShare Share { get; set; } = FoldShare.None;

    public static FoldPosition Load(IDbConnection connection, string model)
    {
        var row = connection.QueryFirstOrDefault<(long Position, long Watermark, byte[] Recent, long TooLate, long Received, long After, long Through, double Share)?>(
            "SELECT position, watermark, recent, too_late, received, share_after, share_through, share FROM fold WHERE model = @model", new { model });
        return row is not { } known
            ? new FoldPosition()
            : new FoldPosition
            {
                Position = known.Position,
                Watermark = Watermark.FromBytes(known.Recent, known.Watermark == long.MinValue ? null : known.Watermark),
                TooLate = known.TooLate,
                Received = known.Received,
                Share = new FoldShare(known.After, known.Through, known.Share),
            };
    }

    public void Save(IDbTransaction transaction, string model)
    {
        transaction.Connection!.Execute(
            """
            INSERT OR REPLACE INTO fold (model, position, watermark, recent, too_late, received, share_after, share_through, share)
            VALUES (@model, @Position, @watermark, @recent, @TooLate, @Received, @After, @Through, @Share)
            """,
            new { model, Position, watermark = Watermark.Time ?? long.MinValue, recent = Watermark.ToBytes(), TooLate, Received, Share.After, Share.Through, Share.Share },
            transaction);
        if (Share.Share < 1)
        {
            FoldShareTable.Save(transaction, model, Share);
        }
    }
}
