namespace ModelWatch.Artefacts.Replay;

/// <summary>
/// Rows for permutation importance: the sample as it is, then once more for each input with that input shuffled among the rows. One
/// question to the model answers for all inputs.
/// </summary>
/// <param name="Columns">The columns of all copies, one below the other.</param>
/// <param name="Rows">Rows of one copy.</param>
/// <param name="Shuffled">Names of the inputs, in the order of the copies after the first.</param>
internal sealed record ShuffledRows(IReadOnlyList<ScoringColumn> Columns, int Rows, IReadOnlyList<string> Shuffled)
{
    public int Count => Rows * (1 + Shuffled.Count);

    /// <param name="columns">The sample.</param>
    /// <param name="shuffled">Inputs to shuffle; the others stay as they are in every copy.</param>
    /// <param name="seed">Decides the shuffles; an input's does not depend on the others.</param>
    public static ShuffledRows Of(IReadOnlyList<ScoringColumn> columns, IReadOnlyList<string> shuffled, int seed)
    {
        var rows = columns.Count == 0 ? 0 : columns[0].Count;
        return new([.. columns.Select(column => Copies(column, shuffled, rows, seed))], rows, shuffled);
    }

    /// <summary>Mean change of an output in each copy against the first, in the order of <see cref="Shuffled"/>; another class counts 1.</summary>
    /// <param name="said">The output for these rows, which begin at row <paramref name="from"/> of it.</param>
    /// <param name="from">First row.</param>
    public double[] Changes(ScoredOutput said, int from)
    {
        var changes = new double[Shuffled.Count];
        for (var copy = 0; copy < changes.Length; copy++)
        {
            for (var row = 0; row < Rows; row++)
                changes[copy] += Change(said, from + row, from + ((copy + 1) * Rows) + row) / Rows;
        }

        return changes;
    }

    private static double Change(ScoredOutput said, int before, int after)
    {
        if (said.Texts is { } texts)
            return texts[before] == texts[after] ? 0 : 1;
        double sum = 0;
        for (var k = 0; k < said.Width; k++)
            sum += Math.Abs(said.Values![(after * said.Width) + k] - said.Values[(before * said.Width) + k]);
        return sum;
    }

    private static ScoringColumn Copies(ScoringColumn column, IReadOnlyList<string> shuffled, int rows, int seed)
    {
        var places = shuffled.Select(name => name == column.Name ? Places(name, rows, seed) : null).Prepend(null).ToList();
        return column.Numbers is { } numbers
            ? column with { Numbers = [.. places.SelectMany(order => order is null ? numbers : order.Select(i => numbers[i]))] }
            : column with { Texts = [.. places.SelectMany(order => order is null ? column.Texts! : order.Select(i => column.Texts![i]))] };
    }

    private static int[] Places(string name, int rows, int seed)
    {
        var places = Enumerable.Range(0, rows).ToArray();
        new Random(name.Aggregate(seed, (hash, c) => unchecked((hash * 31) + c))).Shuffle(places);
        return places;
    }
}
