using Microsoft.Data.Sqlite;
using ModelWatch.Journal.Identities;
using ModelWatch.State;

namespace ModelWatch.Journal;

/// <summary>Fills the writer's memory from the disk. Columns are not decoded.</summary>
internal static class JournalStart
{
    /// <exception cref="JournalDamage">An entry does not say which identities it brought.</exception>
    public static void Restore(SqliteConnection connection, string path, JournalWriter writer)
    {
        foreach (var model in writer.Models.All)
        {
            var (position, appended) = writer.Entries.Last(model.Number);
            model.Append(position, appended);
            model.Assume(appended);
        }

        using var entries = new SqliteStatement(connection, "SELECT position, model, outcomes, identities FROM entry WHERE position > ? AND kind = ? ORDER BY position");
        entries.Bind(1, writer.Entries.Mark(EntryTable.Flushed) ?? 0).Bind(2, EntryDraft.EventKind);
        while (entries.Step())
        {
            Restore(entries, path, writer);
        }
    }

    private static void Restore(SqliteStatement row, string path, JournalWriter writer)
    {
        var model = writer.Models.Find(row.Long(1));
        try
        {
            var identities = IdentityBatch.Read(row.Blob(3));
            writer.Identities.Restore(model ?? throw new InvalidDataException("Its model is unknown."), identities, EntryReader.Outcomes(row, 2));
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException)
        {
            throw new JournalDamage(path, row.Long(0), model?.Name ?? "unknown", e);
        }
    }
}
