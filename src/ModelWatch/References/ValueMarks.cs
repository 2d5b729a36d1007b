using System.Runtime.Intrinsics;
using ModelWatch.Statistics.Profiles;
using ModelWatch.Statistics.Quality;

namespace ModelWatch.References;

/// <summary>
/// Last digits of numbers as they were written, and the longest run of one value. Rows count once, whatever their weight; runs depend on
/// the order of rows, so none of it is part of a digest. Not thread safe.
/// </summary>
internal sealed class ValueMarks
{
    private const double Exact = 1L << 50;
    private const int Many = 64, Step = 4;
    private static readonly double[] _powers = [1, 10, 100, 1_000, 10_000, 100_000];
    private readonly long[] _digits = new long[DigitPreference.Digits];
    private double _last = double.NaN;
    private string? _lastText;
    private long _run;

    /// <summary>Most rows in a row, within one source, that had the same value.</summary>
    public long LongestRun { get; private set; }

    /// <summary>Rows by last digit.</summary>
    public ReadOnlySpan<long> Digits => _digits;

    /// <summary>Says that the next value is of another source.</summary>
    public void Begin() => (_last, _lastText, _run) = (double.NaN, null, 0);

    /// <summary>Counts the runs in numbers of one source in their order.</summary>
    public void AddRun(ReadOnlySpan<double> numbers)
    {
        if (numbers.IsEmpty) return;
        if (!HasEqualNeighbours(numbers))
        {
            LongestRun = Math.Max(LongestRun, numbers[0] == _last ? _run + 1 : 1);
            (_run, _last) = (numbers.Length == 1 && numbers[0] == _last ? _run + 1 : 1, numbers[^1]);
            return;
        }

        var (last, run, longest) = (_last, _run, LongestRun);
        foreach (var number in numbers)
        {
            run = number == last ? run + 1 : 1;
            last = number;
            if (run > longest) longest = run;
        }

        (_last, _run, LongestRun) = (last, run, longest);
    }

    /// <summary>Counts one category of the source that is under way.</summary>
    public void AddRun(string? key)
    {
        _run = key is not null && (ReferenceEquals(key, _lastText) || key == _lastText) ? _run + 1 : 1;
        _lastText = key;
        LongestRun = Math.Max(LongestRun, _run);
    }

    /// <summary>Most columns have none, and that is told eight at a time.</summary>
    private static bool HasEqualNeighbours(ReadOnlySpan<double> numbers)
    {
        var i = 1;
        for (; i <= numbers.Length - 8; i += 8)
            if (Vector512.EqualsAny(Vector512.Create(numbers.Slice(i, 8)), Vector512.Create(numbers.Slice(i - 1, 8)))) return true;
        for (; i < numbers.Length; i++)
            if (numbers[i] == numbers[i - 1]) return true;
        return false;
    }

    /// <summary>
    /// Counts the last digits of numbers with as many decimals as they were written with; of many rows at once every fourth, which is
    /// a sample that costs half a nanosecond a value.
    /// </summary>
    public void AddDigits(ReadOnlySpan<double> numbers, ReadOnlySpan<byte> decimals)
    {
        Span<int> even = stackalloc int[DigitPreference.Digits], odd = stackalloc int[DigitPreference.Digits];
        for (var i = 0; i < decimals.Length; i += decimals.Length < Many ? 1 : Step)
        {
            if (decimals[i] >= NumericProfile.MostDecimals) continue;
            var whole = Math.Round(Math.Abs(numbers[i]) * _powers[decimals[i]]);
            if (whole >= Exact) continue;
            var digit = (int)(whole - (10 * Math.Floor(whole * 0.1)));
            ((i & Step) == 0 ? even : odd)[digit]++;
        }

        for (var d = 0; d < _digits.Length; d++) _digits[d] += even[d] + odd[d];
    }

    public void Merge(ValueMarks other)
    {
        for (var d = 0; d < _digits.Length; d++) _digits[d] += other._digits[d];
        LongestRun = Math.Max(LongestRun, other.LongestRun);
    }

    public void Write(StateWriter writer)
    {
        writer.Long(LongestRun);
        writer.Long(_run);
        writer.Number(_last);
        foreach (var count in _digits) writer.Long(count);
    }

    public static ValueMarks Read(ref StateReader reader)
    {
        var marks = new ValueMarks { LongestRun = reader.Long(), _run = reader.Long(), _last = reader.Number() };
        for (var d = 0; d < marks._digits.Length; d++) marks._digits[d] = reader.Long();
        return marks;
    }
}
