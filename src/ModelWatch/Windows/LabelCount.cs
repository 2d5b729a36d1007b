using System.Data;
using Dapper;

namespace ModelWatch.Windows;

/// <summary>
/// What became of a model's labels. Each accepted label is in one of the five: joined (the first of its prediction), corrected (it stands now),
/// kept (history: another stands), orphaned, or still waiting.
/// </summary>
internal sealed record LabelCount(long Joined, long Corrected, long Kept, long Orphaned)
{
    public static readonly LabelCount None = new(0, 0, 0, 0);

    public LabelCount With(LabelJoin join) => join switch
    {
        { First: null } => this with { Joined = Joined + 1 },
        { Standing: true } => this with { Corrected = Corrected + 1 },
        _ => this with { Kept = Kept + 1 },
    };

    public static LabelCount Read(IDbConnection connection, string model) =>
        connection.QueryFirstOrDefault<LabelCount>(
            "SELECT joined AS Joined, corrected AS Corrected, kept AS Kept, orphaned AS Orphaned FROM label_count WHERE model = @model", new { model }) ?? None;

    public void AddTo(IDbTransaction transaction, string model)
    {
        if (this == None)
        {
            return;
        }

        transaction.Connection!.Execute(
            """
            INSERT INTO label_count (model, joined, corrected, kept, orphaned) VALUES (@model, @Joined, @Corrected, @Kept, @Orphaned)
            ON CONFLICT (model) DO UPDATE SET joined = joined + excluded.joined, corrected = corrected + excluded.corrected,
                kept = kept + excluded.kept, orphaned = orphaned + excluded.orphaned
            """,
            new { model, Joined, Corrected, Kept, Orphaned },
            transaction);
    }
}
