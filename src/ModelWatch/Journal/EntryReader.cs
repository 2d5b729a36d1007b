using System.Data;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using ModelWatch.State;

namespace ModelWatch.Journal;

/// <summary>Reads entries from the disk and compares their check sums.</summary>
internal static class EntryReader
{
    private const string Columns = "SELECT position, kind, appended, seal, outcomes, identities, payload FROM entry";

    /// <summary>Entries of a model after a position, with the bytes that the model had by each. A damaged one ends the list, or is told where it is the first.</summary>
    /// <exception cref="JournalDamage">The first entry is damaged.</exception>
    public static List<(JournalEntry Entry, long Appended)> Read(IDbConnection connection, JournalModel model, long after, int most)
    {
        var entries = new List<(JournalEntry, long)>();
        using var find = new SqliteStatement((SqliteConnection)connection, $"{Columns} WHERE model = ? AND position > ? ORDER BY position LIMIT ?");
        find.Bind(1, model.Number).Bind(2, after).Bind(3, most);
        while (find.Step())
        {
            try
            {
                entries.Add((Decode(find, model), find.Long(2)));
            }
            catch (Exception e) when (e is InvalidDataException or ArgumentException or OverflowException)
            {
                if (entries.Count == 0)
                {
                    JournalInstruments.CorruptRecords.Add(1);
                    throw new JournalDamage(((SqliteConnection)connection).DataSource, find.Long(0), model.Name, e);
                }

                return entries;
            }
        }

        return entries;
    }

    /// <summary>Bytes that the model had by a position; where that is trimmed, by what is left.</summary>
    public static long AppendedAt(IDbConnection connection, JournalModel model, long position)
    {
        if (position == 0)
        {
            return 0;
        }

        using var find = new SqliteStatement((SqliteConnection)connection, """
            SELECT appended FROM (SELECT position, appended FROM entry WHERE model = ?1 AND position <= ?2 ORDER BY position DESC LIMIT 1)
            UNION ALL SELECT appended FROM (SELECT position, appended FROM entry WHERE model = ?1 AND position > ?2 ORDER BY position LIMIT 1)
            """);
        return find.Bind(1, model.Number).Bind(2, position).Step() ? find.Long(0) : model.Appended;
    }

    /// <summary>Receipt of the oldest entry after a position, in ticks of UTC, or null.</summary>
    public static long? OldestAfter(IDbConnection connection, JournalModel model, long position)
    {
        using var find = new SqliteStatement((SqliteConnection)connection, "SELECT received FROM entry WHERE model = ? AND position > ? ORDER BY position LIMIT 1");
        return find.Bind(1, model.Number).Bind(2, position).Step() ? find.Long(0) : null;
    }

    public static RowOutcome[] Outcomes(SqliteStatement row, int column) => MemoryMarshal.Cast<byte, RowOutcome>(row.Blob(column)).ToArray();

    private static JournalEntry Decode(SqliteStatement row, JournalModel model)
    {
        var position = row.Long(0);
        var kind = row.Long(1);
        var outcomes = Outcomes(row, 4);
        var identities = row.Blob(5);
        var payload = row.Blob(6);
        var isShort = payload.Length < PayloadWriter.Head || (kind == EntryDraft.EventKind && identities.Length < PayloadWriter.Head);
        if (isShort || row.Long(3) != EntrySeal.Of(position, model.Number, kind, outcomes, identities.IsEmpty ? 0 : PayloadReader.CheckSum(identities), PayloadReader.CheckSum(payload)))
        {
            throw new InvalidDataException("The seal differs: this is not the row that was written.");
        }

        return kind == EntryDraft.EventKind
            ? new JournalEntry(position, model.Name, BatchCodec.ReadEvents(payload), null, outcomes)
            : new JournalEntry(position, model.Name, null, BatchCodec.ReadLabels(payload), outcomes);
    }
}
