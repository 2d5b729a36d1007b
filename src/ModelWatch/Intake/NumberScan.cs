using System.Buffers.Text;
using ModelWatch.Journal;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Intake;

/// <summary>
/// Reads a JSON number in one pass: its value to the last bit, and the decimals it was written with. Up to 2^53 and 22 decimals a quotient of two
/// exact doubles is the nearest double; all else goes to the library. Pure.
/// </summary>
internal static class NumberScan
{
    private const ulong Exact = 1UL << 53;
    private const int MostDigits = 18;
    private static readonly double[] Powers = [.. Enumerable.Range(0, 23).Select(p => double.Parse($"1e{p}"))];

    /// <summary>The length of the number at the start of the text, 0 where there is none. Leading zeros and a missing digit are no number.</summary>
    /// <param name="text">Begins with the number; more may follow.</param>
    /// <param name="value">The nearest double; infinite beyond the largest.</param>
    /// <param name="decimals">As <see cref="WrittenDecimals"/> counts them.</param>
    public static int Read(ReadOnlySpan<byte> text, out double value, out byte decimals)
    {
        var at = text.Length > 0 && text[0] == '-' ? 1 : 0;
        var negative = at;
        var mantissa = 0UL;
        var whole = Digits(text, ref at, ref mantissa);
        var places = 0;
        if (whole > 0 && at < text.Length && text[at] == '.')
        {
            at++;
            places = Digits(text, ref at, ref mantissa);
            whole = places == 0 ? 0 : whole;
        }

        decimals = (byte)Math.Min(places, NumericProfile.MostDecimals);
        value = 0;
        if (whole == 0 || (whole > 1 && text[negative] == '0'))
        {
            return 0;
        }

        if (whole + places > MostDigits || mantissa > Exact || (at < text.Length && (text[at] | 0x20) == 'e'))
        {
            return ReadOdd(text, out value, out decimals);
        }

        value = places == 0 ? mantissa : mantissa / Powers[places];
        value = negative == 0 ? value : -value;
        return at;
    }

    /// <summary>The length of the number alone.</summary>
    public static int Length(ReadOnlySpan<byte> text)
    {
        var at = text.Length > 0 && text[0] == '-' ? 1 : 0;
        var ignored = 0UL;
        var first = at;
        var whole = Digits(text, ref at, ref ignored);
        if (whole == 0 || (whole > 1 && text[first] == '0'))
        {
            return 0;
        }

        if (at < text.Length && text[at] == '.')
        {
            at++;
            if (Digits(text, ref at, ref ignored) == 0)
            {
                return 0;
            }
        }

        if (at < text.Length && (text[at] | 0x20) == 'e')
        {
            at += at + 1 < text.Length && text[at + 1] is (byte)'+' or (byte)'-' ? 2 : 1;
            if (Digits(text, ref at, ref ignored) == 0)
            {
                return 0;
            }
        }

        return at;
    }

    private static int ReadOdd(ReadOnlySpan<byte> text, out double value, out byte decimals)
    {
        var length = Length(text);
        var number = text[..length];
        value = 0;
        decimals = WrittenDecimals.Of(number);
        return length > 0 && Utf8Parser.TryParse(number, out value, out int consumed) && consumed == length ? length : 0;
    }

    /// <summary>Passes digits; the sum is right for as many as a double can hold.</summary>
    private static int Digits(ReadOnlySpan<byte> text, ref int at, ref ulong sum)
    {
        var from = at;
        var value = sum;
        for (; (uint)at < (uint)text.Length; at++)
        {
            var digit = (uint)(text[at] - '0');
            if (digit > 9)
            {
                break;
            }

            value = unchecked((value * 10) + digit);
        }

        sum = value;
        return at - from;
    }
}
