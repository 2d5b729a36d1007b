namespace ModelWatch.Intake;

/// <summary>The items of a column of lists while a body is read. Not thread safe.</summary>
internal sealed class ColumnItems
{
    private const int LargestKept = 1024;
    private List<double> _values = [];
    private List<int> _codes = [];
    private List<int> _starts = [];

    public double[] Values => [.. _values];

    public int[] Codes => [.. _codes];

    public void Add(int row, double value, int code)
    {
        Fill(row + 1);
        _values.Add(value);
        _codes.Add(code);
    }

    /// <summary>Forgets the items of this row and of those behind it.</summary>
    public void CutTo(int row)
    {
        if (_starts.Count > row)
        {
            var kept = _starts[row];
            _values.RemoveRange(kept, _values.Count - kept);
            _codes.RemoveRange(kept, _codes.Count - kept);
            _starts.RemoveRange(row, _starts.Count - row);
        }
    }

    /// <summary>Where the items of each row begin, and where the last ends.</summary>
    public int[] Offsets(int rows)
    {
        Fill(rows);
        return [.. _starts, _values.Count];
    }

    public void Clear()
    {
        if (_values.Capacity > LargestKept || _starts.Capacity > LargestKept)
        {
            (_values, _codes, _starts) = ([], [], []);
        }

        _values.Clear();
        _codes.Clear();
        _starts.Clear();
    }

    private void Fill(int rows)
    {
        while (_starts.Count < rows)
        {
            _starts.Add(_values.Count);
        }
    }
}
