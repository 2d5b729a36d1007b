using ModelWatch.Journal;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.References;

internal sealed partial class FeatureProfile
{
    /// <summary>Counts many rows of the subject's column, in their order; the digest bytes are those of adding them one by one.</summary>
    /// <param name="column">A column of the subject.</param>
    /// <param name="rows">Indices into the column.</param>
    /// <param name="weights">As many weights, finite, above 0; cut at 2^30.</param>
    /// <param name="starts">Empty, or for each row whether no earlier one is of its source: repeats are counted within a source.</param>
    public void AddRange(Column column, ReadOnlySpan<int> rows, ReadOnlySpan<double> weights, ReadOnlySpan<bool> starts = default)
    {
        switch (Schema.Form)
        {
            case FeatureForm.Number:
                AddNumbers(column, rows, weights, starts);
                break;
            case FeatureForm.Category or FeatureForm.Text when Texts is null && column.Dictionary.Length <= rows.Length:
                AddCodes(column, rows, weights, starts);
                break;
            default:
                for (var i = 0; i < rows.Length; i++)
                {
                    if (!starts.IsEmpty && starts[i]) Marks.Begin();
                    Add(column, rows[i], weights[i]);
                }

                break;
        }
    }

    /// <summary>Counts all rows of the subject's column with weight 1.</summary>
    public void AddAll(Column column)
    {
        var weights = new double[column.Count];
        Array.Fill(weights, 1);
        AddRange(column, [.. Enumerable.Range(0, column.Count)], weights);
    }

    private void AddNumbers(Column column, ReadOnlySpan<int> rows, ReadOnlySpan<double> weights, ReadOnlySpan<bool> starts)
    {
        var numbers = new double[rows.Length];
        var kept = new double[rows.Length];
        byte[] decimals = column.Decimals.Length == 0 ? [] : new byte[rows.Length];
        var seams = new List<int>();
        var count = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            if (!starts.IsEmpty && starts[i]) seams.Add(count);
            var weight = Math.Min(weights[i], FixedWeight.Largest);
            if (column.States[rows[i]] != CellState.Value)
            {
                Add(column, rows[i], weight);
                continue;
            }

            var faults = JudgeNumber(column.Numbers[rows[i]]);
            _kinds[(int)column.Kinds[rows[i]]]++;
            Quality.Add(faults, FixedWeight.From(weight));
            if (!Enters(faults)) continue;
            Select(column.Numbers[rows[i]], FixedWeight.From(weight));
            numbers[count] = column.Numbers[rows[i]];
            if (decimals.Length > 0) decimals[count] = column.Decimals[rows[i]];
            kept[count++] = weight;
        }

        AddSequences(Part(""), numbers.AsSpan(0, count), kept.AsSpan(0, count), seams);
        AddMarks(numbers.AsSpan(0, count), decimals, seams);
        if (decimals.Length > 0) Part("").AddDecimals(decimals.AsSpan(0, count), kept.AsSpan(0, count));
    }

    private void AddMarks(ReadOnlySpan<double> numbers, ReadOnlySpan<byte> decimals, List<int> seams)
    {
        var from = 0;
        foreach (var seam in seams)
        {
            Marks.AddRun(numbers[from..seam]);
            Marks.Begin();
            from = seam;
        }

        Marks.AddRun(numbers[from..]);
        if (decimals.Length > 0) Marks.AddDigits(numbers, decimals[..numbers.Length]);
    }

    /// <param name="part">Takes the numbers.</param>
    /// <param name="numbers">Finite numbers in their order.</param>
    /// <param name="weights">As many weights.</param>
    /// <param name="seams">Places before which a source ends, ascending; a source without numbers leaves a place twice.</param>
    private static void AddSequences(NumericProfile part, ReadOnlySpan<double> numbers, ReadOnlySpan<double> weights, List<int> seams)
    {
        if (seams is [0, ..]) part.BeginSequence();
        part.AddRange(numbers, weights);
        var last = 0;
        foreach (var seam in seams)
        {
            if (seam > last && seam < numbers.Length) part.SplitSequence(numbers[seam - 1], numbers[seam]);
            last = seam;
        }

        if (seams.Count > 0 && last == numbers.Length) part.BeginSequence();
    }

    private void AddCodes(Column column, ReadOnlySpan<int> rows, ReadOnlySpan<double> weights, ReadOnlySpan<bool> starts)
    {
        var codes = new int[rows.Length];
        var kept = new double[rows.Length];
        var keys = new string?[column.Dictionary.Length];
        var count = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            var weight = Math.Min(weights[i], FixedWeight.Largest);
            if (column.States[rows[i]] != CellState.Value)
            {
                Add(column, rows[i], weight);
                continue;
            }

            var code = column.Codes[rows[i]];
            var verdict = Schema.Judge(column, code);
            _kinds[(int)column.Kinds[rows[i]]]++;
            Quality.Add(verdict.Faults, FixedWeight.From(weight));
            Traits.Add(verdict.Traits, FixedWeight.From(weight));
            if (!starts.IsEmpty && starts[i]) Marks.Begin();
            Marks.AddRun(verdict.Value);
            keys[code] = verdict.Value;
            codes[count] = code;
            kept[count++] = weight;
        }

        Categories!.AddCodes(codes.AsSpan(0, count), keys, kept.AsSpan(0, count));
    }
}
