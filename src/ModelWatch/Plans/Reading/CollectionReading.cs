namespace ModelWatch.Plans.Reading;

/// <summary>Reads lists and mappings whose keys are free. A wrong item is told and left out.</summary>
internal static class CollectionReading
{
    /// <summary>The items of a list; empty after telling that there is none.</summary>
    public static IEnumerable<PlanCell> Items(this PlanCell cell, string example)
    {
        if (cell.Node.Kind == PlanNodeKind.List) return Enumerable.Range(0, cell.Node.Items.Count).Select(cell.Item);
        cell.Fail($"expected a list such as {example}, found {cell.Node.Described}");
        return [];
    }

    /// <summary>Keys and values of a mapping with free keys, each key once.</summary>
    public static IEnumerable<(PlanCell Key, PlanCell Value)> Pairs(this PlanCell cell, string example)
    {
        if (cell.Node.Kind != PlanNodeKind.Map)
        {
            cell.Fail($"expected a mapping such as {example}, found {cell.Node.Described}");
            yield break;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in cell.Node.Entries)
        {
            var path = cell.Path.Then(entry.Key.Text);
            var key = new PlanCell(entry.Key, path, cell.Errors);
            if (entry.Key.Kind != PlanNodeKind.Scalar || string.IsNullOrWhiteSpace(entry.Key.Text)) key.Fail("a key must be a word; write key: value");
            else if (!seen.Add(entry.Key.Text)) key.Fail($"{entry.Key.Text} is here a second time; keep one");
            else yield return (key, new PlanCell(entry.Value, path, cell.Errors));
        }
    }

    /// <summary>Texts without doubles.</summary>
    public static IReadOnlyList<string> Texts(this PlanCell cell, string example) =>
        cell.Distinct(example, ScalarReading.Text);

    /// <summary>Values of the data as canonical texts without doubles: 1 and 1.0 are one value.</summary>
    public static IReadOnlyList<string> Canonicals(this PlanCell cell, string example) =>
        cell.Distinct(example, ScalarReading.Canonical);

    private static List<string> Distinct(this PlanCell cell, string example, Func<PlanCell, string?> read)
    {
        var texts = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in cell.Items(example))
        {
            if (read(item) is not { } text) continue;
            if (seen.Add(text)) texts.Add(text);
            else item.Fail($"{text} is listed twice; remove one (texts that are numbers compare by value)");
        }

        return texts;
    }
}
