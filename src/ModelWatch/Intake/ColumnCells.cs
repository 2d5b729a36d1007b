using ModelWatch.Journal;

namespace ModelWatch.Intake;

/// <summary>The cells of a column while a body is read, filled as far as they were set; what lies between is absent. Not thread safe.</summary>
internal sealed class ColumnCells(ColumnShape shape)
{
    private static readonly ConstantArrays<CellState>[] OneState = [.. Enum.GetValues<CellState>().Select(s => new ConstantArrays<CellState>(s))];
    private static readonly ConstantArrays<TokenKind>[] OneKind = [.. Enum.GetValues<TokenKind>().Select(k => new ConstantArrays<TokenKind>(k))];
    private static readonly ConstantArrays<byte>[] OneDecimals = [.. Enumerable.Range(0, 8).Select(d => new ConstantArrays<byte>((byte)d))];
    private static readonly ConstantArrays<int> NoCodes = new(-1);
    private static readonly ConstantArrays<double> NoNumbers = new(0);

    private CellState[] _states = [];
    private TokenKind[] _kinds = [];
    private double[] _numbers = [];
    private byte[] _decimals = [];
    private int[] _codes = [];

    /// <summary>Whether a cell of a column without texts has one all the same: the raw token of what is not of its kind.</summary>
    private bool _hasCodes;

    /// <summary>Rows up to the last that was set.</summary>
    public int Count { get; private set; }

    public void Set(int row, CellState state, TokenKind kind)
    {
        Reach(row);
        _states[row] = state;
        _kinds[row] = kind;
        if (shape == ColumnShape.Number)
        {
            _numbers[row] = 0;
            _decimals[row] = WrittenDecimals.Unknown;
        }

        if (_codes.Length > row)
        {
            _codes[row] = -1;
        }
    }

    public void SetNumber(int row, double value, byte decimals)
    {
        Reach(row);
        _states[row] = CellState.Value;
        _kinds[row] = TokenKind.Number;
        _numbers[row] = value;
        _decimals[row] = decimals;
        if (_hasCodes)
        {
            _codes[row] = -1;
        }
    }

    public void SetCode(int row, CellState state, TokenKind kind, int code)
    {
        if (shape == ColumnShape.Text)
        {
            Reach(row);
            _states[row] = state;
            _kinds[row] = kind;
            _codes[row] = code;
            return;
        }

        if (!_hasCodes)
        {
            _hasCodes = true;
            RowPool<int>.Grow(ref _codes, Math.Max(_states.Length, row + 1));
            Array.Fill(_codes, -1);
        }

        Set(row, state, kind);
        _codes[row] = code;
    }

    public void CutTo(int rows) => Count = Math.Min(Count, rows);

    public CellState[] States(int rows)
    {
        Fill(rows);
        return Taken(_states, rows, state => OneState[(int)state]);
    }

    public TokenKind[] Kinds(int rows)
    {
        Fill(rows);
        return Taken(_kinds, rows, kind => OneKind[(int)kind]);
    }

    public double[] Numbers(int rows)
    {
        Fill(rows);
        return Taken(_numbers, rows, number => BitConverter.DoubleToInt64Bits(number) == 0 ? NoNumbers : null);
    }

    /// <summary>Empty where no number was written.</summary>
    public byte[] Decimals(int rows)
    {
        Fill(rows);
        return _decimals.AsSpan(0, rows).IndexOfAnyExcept(WrittenDecimals.Unknown) < 0 ? []
            : Taken(_decimals, rows, places => places < OneDecimals.Length ? OneDecimals[places] : null);
    }

    public int[] Codes(int rows)
    {
        Fill(rows);
        return shape == ColumnShape.Text || _hasCodes ? Taken(_codes, rows, code => code == -1 ? NoCodes : null) : NoCodes.Of(rows);
    }

    /// <summary>Starts again; what a large body needed is given back.</summary>
    public void Clear()
    {
        Count = 0;
        RowPool<CellState>.Return(ref _states);
        RowPool<TokenKind>.Return(ref _kinds);
        RowPool<double>.Return(ref _numbers);
        RowPool<byte>.Return(ref _decimals);
        RowPool<int>.Return(ref _codes);
        if (_hasCodes)
        {
            (_codes, _hasCodes) = ([], false);
        }
    }

    private static T[] Taken<T>(T[] values, int rows, Func<T, ConstantArrays<T>?> constants)
        where T : unmanaged
    {
        var taken = values.AsSpan(0, rows);
        return rows > 0 && constants(taken[0]) is { } shared && taken.IndexOfAnyExcept(taken[0]) < 0 ? shared.Of(rows) : taken.ToArray();
    }

    private void Reach(int row)
    {
        if (row >= _states.Length)
        {
            Grow(row + 1);
        }

        if (Count < row)
        {
            Fill(row);
        }

        Count = Math.Max(Count, row + 1);
    }

    /// <summary>Rows up to this one that nobody set become absent.</summary>
    private void Fill(int rows)
    {
        if (rows > _states.Length)
        {
            Grow(rows);
        }

        if (rows <= Count)
        {
            return;
        }

        var (from, length) = (Count, rows - Count);
        _states.AsSpan(from, length).Clear();
        _kinds.AsSpan(from, length).Clear();
        if (shape == ColumnShape.Number)
        {
            _numbers.AsSpan(from, length).Clear();
            _decimals.AsSpan(from, length).Fill(WrittenDecimals.Unknown);
        }

        if (_codes.Length > 0)
        {
            _codes.AsSpan(from, length).Fill(-1);
        }

        Count = rows;
    }

    private void Grow(int rows)
    {
        RowPool<CellState>.Grow(ref _states, rows);
        RowPool<TokenKind>.Grow(ref _kinds, rows);
        if (shape == ColumnShape.Number)
        {
            RowPool<double>.Grow(ref _numbers, rows);
            RowPool<byte>.Grow(ref _decimals, rows);
        }

        if (shape == ColumnShape.Text || _hasCodes)
        {
            RowPool<int>.Grow(ref _codes, rows);
        }
    }
}
