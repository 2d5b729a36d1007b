using ModelWatch.Journal;

namespace ModelWatch.Windows;

/// <summary>Takes rows out of a column; its dictionary holds what these rows use. Pure.</summary>
internal static class ColumnPick
{
    public static Column Take(Column column, IReadOnlyList<int> rows)
    {
        var codes = new Dictionary<int, int>();
        var (offsets, items, itemCodes) = column.Shape == ColumnShape.List ? Items(column, rows, codes) : ([], [], []);
        int[] own = column.Codes.Length == 0 ? [] : [.. rows.Select(row => Code(codes, column.Codes[row]))];
        return new Column(column.Name, column.Shape)
        {
            States = [.. rows.Select(row => column.States[row])],
            Kinds = [.. rows.Select(row => column.Kinds[row])],
            Numbers = column.Numbers.Length == 0 ? [] : [.. rows.Select(row => column.Numbers[row])],
            Codes = own,
            Offsets = offsets,
            Items = items,
            ItemCodes = itemCodes,
            Dictionary = [.. codes.Keys.Select(code => column.Dictionary[code])],
        };
    }

    private static (int[] Offsets, double[] Items, int[] ItemCodes) Items(Column column, IReadOnlyList<int> rows, Dictionary<int, int> codes)
    {
        var (offsets, items, itemCodes) = (new List<int> { 0 }, new List<double>(), new List<int>());
        foreach (var row in rows)
        {
            for (var i = column.Offsets[row]; i < column.Offsets[row + 1]; i++)
            {
                items.Add(column.Items[i]);
                itemCodes.Add(Code(codes, column.ItemCodes[i]));
            }

            offsets.Add(items.Count);
        }

        return ([.. offsets], [.. items], [.. itemCodes]);
    }

    private static int Code(Dictionary<int, int> codes, int code)
    {
        if (code < 0)
        {
            return -1;
        }

        if (!codes.TryGetValue(code, out var own))
        {
            codes[code] = own = codes.Count;
        }

        return own;
    }
}
