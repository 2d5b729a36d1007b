using ModelWatch.Journal;

namespace ModelWatch.Windows;

/// <summary>
/// Makes one batch of small ones that follow each other in the journal, so that events that came one by one enter the profiles together. Nothing
/// of a row changes; the joined batch was received when the last of them was. Pure.
/// </summary>
internal static class EntryJoin
{
    private const int Small = 128, Most = 4096;

    /// <summary>The entries in their order, those that may be one as one.</summary>
    public static IEnumerable<JournalEntry> Of(IReadOnlyList<JournalEntry> entries)
    {
        var held = new List<JournalEntry>();
        foreach (var entry in entries)
        {
            if (held.Count > 0 && (held.Count >= Most || !Fits(held[0], entry)))
            {
                yield return Join(held);
                held.Clear();
            }

            held.Add(entry);
        }

        if (held.Count > 0)
        {
            yield return Join(held);
        }
    }

    private static bool Fits(JournalEntry first, JournalEntry next) =>
        first.Events is { Count: <= Small } a && next.Events is { Count: <= Small } b && a.PlanDigest == b.PlanDigest && a.Columns.Count == b.Columns.Count
        && a.Columns.Zip(b.Columns).All(c => c.First.Name == c.Second.Name && c.First.Shape == c.Second.Shape);

    private static JournalEntry Join(List<JournalEntry> entries)
    {
        if (entries.Count == 1)
        {
            return entries[0];
        }

        var batches = entries.ConvertAll(e => e.Events!);
        var joined = batches[^1] with
        {
            Received = batches.Max(b => b.Received),
            Ids = All(batches, b => b.Ids),
            IdTexts = All(batches, b => b.IdTexts),
            Sources = All(batches, b => b.Sources),
            Times = All(batches, b => b.Times),
            Versions = All(batches, b => b.Versions),
            Weights = All(batches, b => b.Weights),
            Sequences = All(batches, b => b.Sequences),
            UndeclaredFields = batches.Sum(b => b.UndeclaredFields),
            Columns = [.. Enumerable.Range(0, batches[0].Columns.Count).Select(i => Join(batches.ConvertAll(b => b.Columns[i])))],
        };
        return entries[^1] with { Events = joined, Outcomes = All(entries, e => e.Outcomes) };
    }

    private static Column Join(List<Column> columns)
    {
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        var maps = columns.ConvertAll(c => c.Dictionary.Length == 0 ? c.Codes : Array.ConvertAll(c.Dictionary, text => Code(codes, text)));
        return columns[0] with
        {
            States = All(columns, c => c.States),
            Kinds = All(columns, c => c.Kinds),
            Numbers = All(columns, c => c.Numbers),
            Decimals = columns.TrueForAll(c => c.Decimals.Length == 0) ? [] : All(columns, DecimalsOf),
            Codes = All(columns, (c, i) => Mapped(c.Codes, maps[i])),
            Offsets = columns[0].Shape == ColumnShape.List ? OffsetsOf(columns) : columns[0].Offsets,
            Items = All(columns, c => c.Items),
            ItemCodes = All(columns, (c, i) => Mapped(c.ItemCodes, maps[i])),
            Dictionary = [.. codes.Keys],
        };
    }

    private static int[] Mapped(int[] codes, int[] map) => codes.Length == 0 || ReferenceEquals(codes, map) ? codes : Array.ConvertAll(codes, code => code < 0 ? code : map[code]);

    private static byte[] DecimalsOf(Column column) =>
        column.Decimals.Length > 0 ? column.Decimals : [.. Enumerable.Repeat(WrittenDecimals.Unknown, column.Count)];

    private static int[] OffsetsOf(List<Column> columns)
    {
        var offsets = new List<int> { 0 };
        foreach (var column in columns)
        {
            var before = offsets[^1];
            offsets.AddRange(column.Offsets.Skip(1).Select(end => before + end));
        }

        return [.. offsets];
    }

    private static T[] All<TPart, T>(List<TPart> parts, Func<TPart, T[]> of) => All(parts, (part, _) => of(part));

    private static T[] All<TPart, T>(List<TPart> parts, Func<TPart, int, T[]> of)
    {
        var all = new List<T>(parts.Count);
        for (var i = 0; i < parts.Count; i++)
        {
            all.AddRange(of(parts[i], i).AsSpan());
        }

        return all.Count == 0 ? [] : [.. all];
    }

    private static int Code(Dictionary<string, int> codes, string text)
    {
        if (!codes.TryGetValue(text, out var code))
        {
            codes[text] = code = codes.Count;
        }

        return code;
    }
}
