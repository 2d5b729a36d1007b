using System.IO.Hashing;
using System.Runtime.InteropServices;
using ModelWatch.Journal;

namespace ModelWatch.References.Building;

/// <summary>
/// Chooses a uniform sample of the rows of a file by what they hold, so that rows in another order give the same sample: the k-th row of
/// some content has a rank of its own, and the least ranks are kept. Holds one number a row. Not thread safe.
/// </summary>
internal sealed class RowHashes
{
    private readonly List<ulong[]> _chunks = [];

    /// <summary>Takes the next rows; <paramref name="columns"/> are those that the sample keeps.</summary>
    public void Add(IReadOnlyList<Column> columns, int rows)
    {
        var hashes = new ulong[rows];
        foreach (var column in columns)
        {
            var texts = Array.ConvertAll(column.Dictionary, t => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(t.AsSpan())));
            for (var row = 0; row < rows; row++) hashes[row] = Mix(hashes[row] ^ Cell(column, row, texts));
        }

        _chunks.Add(hashes);
    }

    /// <summary>Numbers of the chosen rows, in the order of their ranks.</summary>
    public IReadOnlyList<long> Choose(int most)
    {
        var places = Ranks(most);
        var chosen = new List<(ulong Rank, long Row)>(most);
        long row = 0;
        foreach (var chunk in _chunks)
        {
            foreach (var hash in chunk)
            {
                if (places.TryGetValue(hash, out var ranks) && ranks.TryDequeue(out var rank)) chosen.Add((rank, row));
                row++;
            }
        }

        return [.. chosen.OrderBy(c => c.Rank).Select(c => c.Row)];
    }

    /// <summary>The least ranks, by content. Rows of one content are alike, so it does not matter which of them gets which rank.</summary>
    private Dictionary<ulong, Queue<ulong>> Ranks(int most)
    {
        var sorted = new ulong[_chunks.Sum(c => (long)c.Length)];
        long filled = 0;
        foreach (var chunk in _chunks)
        {
            chunk.CopyTo(sorted.AsSpan((int)filled));
            filled += chunk.Length;
        }

        Array.Sort(sorted);
        var least = new PriorityQueue<(ulong Content, ulong Rank), ulong>(Comparer<ulong>.Create((a, b) => b.CompareTo(a)));
        ulong nth = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            nth = i > 0 && sorted[i] == sorted[i - 1] ? nth + 1 : 0;
            var rank = Mix(sorted[i] + (nth * 0x9E3779B97F4A7C15));
            if (least.Count < most) least.Enqueue((sorted[i], rank), rank);
            else if (least.TryPeek(out _, out var greatest) && rank < greatest) least.EnqueueDequeue((sorted[i], rank), rank);
        }

        return least.UnorderedItems.GroupBy(i => i.Element.Content)
            .ToDictionary(g => g.Key, g => new Queue<ulong>(g.Select(i => i.Element.Rank).Order()));
    }

    private static ulong Cell(Column column, int row, ulong[] texts)
    {
        var state = column.States[row];
        if (state != CellState.Value) return (ulong)state;
        return column.Shape switch
        {
            ColumnShape.Number => Mix(BitConverter.DoubleToUInt64Bits(column.Numbers[row] + 0.0) + (ulong)state),
            ColumnShape.Text => Mix(texts[column.Codes[row]] + (ulong)state),
            _ => Items(column, row, texts),
        };
    }

    private static ulong Items(Column column, int row, ulong[] texts)
    {
        ulong hash = 0;
        for (var i = column.Offsets[row]; i < column.Offsets[row + 1]; i++)
        {
            var name = column.ItemCodes[i] < 0 ? 0 : texts[column.ItemCodes[i]];
            hash = Mix(hash ^ name ^ Mix(BitConverter.DoubleToUInt64Bits(column.Items[i])));
        }

        return hash;
    }

    /// <summary>The finaliser of splitmix64 (Steele, Lea and Flood 2014), moved off its fixed point at 0.</summary>
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
