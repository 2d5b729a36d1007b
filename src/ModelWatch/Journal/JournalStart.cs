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

        using var entries = new SqliteStatement(connection, "SELECT position, model, outcomes, identities, seal FROM entry WHERE position > ? AND kind = ? ORDER BY position");
        entries.Bind(1, writer.Entries.Mark(EntryTable.Flushed) ?? 0).Bind(2, EntryDraft.EventKind);
        while (entries.Step())
        {
            Restore(connection, entries, path, writer);
        }
    }

    private static void Restore(SqliteConnection connection, SqliteStatement row, string path, JournalWriter writer)
    {
        var model = writer.Models.Find(row.Long(1));
        try
        {
            var identities = IdentityBatch.Read(row.Blob(3));
            var outcomes = EntryReader.Outcomes(row, 2);
            var written = EntrySeal.Of(row.Long(0), row.Long(1), EntryDraft.EventKind, outcomes, PayloadReader.CheckSum(row.Blob(3)), PayloadSum(connection, row.Long(0)));
            if (row.Long(4) != written)
            {
                // An outcome that changed would forget an identity, and its event would be taken once more.
                throw new InvalidDataException("The seal differs: this is not the row that was written.");
            }

            writer.Identities.Restore(model ?? throw new InvalidDataException("Its model is unknown."), identities, outcomes);
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException)
        {
            throw new JournalDamage(path, row.Long(0), model?.Name ?? "unknown", e);
        }
    }

    /// <summary>The check sum that the columns state of themselves: their first bytes only, for they are many.</summary>
    private static ulong PayloadSum(SqliteConnection connection, long position)
    {
        using var payload = new SqliteBlob(connection, "entry", "payload", position, readOnly: true);
        if (payload.Length < PayloadWriter.Head)
        {
            throw new InvalidDataException("The columns are cut short.");
        }

        Span<byte> head = stackalloc byte[PayloadWriter.Head];
        payload.ReadExactly(head);
        return PayloadReader.CheckSum(head);
    }
}
