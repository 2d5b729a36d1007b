using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Journal;

/// <summary>How many decimals a number was written with, and the compact binary form of that for a column.</summary>
internal static class WrittenDecimals
{
    /// <summary>For a cell without a number, or a number without a text: not counted.</summary>
    public const byte Unknown = NumericProfile.UnknownDecimals;

    /// <summary>The form of a column: nothing is known, all values have one number of decimals, or each row has its own.</summary>
    private const byte None = 0, Same = 1, Packed = 2;

    // What four bits hold beside 0 to 6.
    private const byte PackedUnknown = 15;

    /// <summary>
    /// The decimals of the number written plainly, trailing zeros included, at most 6: 2 of 1.50, 3 of 1e-3, 1 of 1.50e1, 0 of 12 and 1e3.
    /// </summary>
    /// <param name="number">A number as JSON and CSV write it, in ASCII.</param>
    public static byte Of(ReadOnlySpan<byte> number)
    {
        var mark = number.IndexOfAny((byte)'e', (byte)'E');
        var mantissa = mark < 0 ? number : number[..mark];
        var point = mantissa.IndexOf((byte)'.');
        var places = point < 0 ? 0 : mantissa.Length - point - 1;
        return (byte)Math.Clamp(mark < 0 ? places : places - Exponent(number[(mark + 1)..]), 0, NumericProfile.MostDecimals);
    }

    /// <summary>Writes the decimals of the rows whose state is a value; the others have none.</summary>
    public static void Write(BinaryWriter to, byte[] decimals, CellState[] states)
    {
        byte? first = null;
        var same = true;
        for (var i = 0; i < decimals.Length; i++)
        {
            if (states[i] != CellState.Value) continue;
            first ??= decimals[i];
            same = same && decimals[i] == first;
        }

        var all = first ?? Unknown;
        to.Write(!same ? Packed : all == Unknown ? None : Same);
        if (!same) WritePacked(to, decimals);
        else if (all != Unknown) to.Write(all);
    }

    /// <summary>Empty where nothing is known, else one a row.</summary>
    /// <exception cref="InvalidDataException">The bytes are no form of decimals.</exception>
    public static byte[] Read(BinaryReader from, CellState[] states)
    {
        switch (from.ReadByte())
        {
            case None:
                return [];
            case Same:
                var same = from.ReadByte();
                return Array.ConvertAll(states, state => state == CellState.Value ? same : Unknown);
            case Packed:
                var decimals = new byte[states.Length];
                for (var i = 0; i < decimals.Length; i += 2)
                {
                    var pair = from.ReadByte();
                    decimals[i] = Unpacked(pair & 15);
                    if (i + 1 < decimals.Length) decimals[i + 1] = Unpacked(pair >> 4);
                }

                return decimals;
            case var form:
                throw new InvalidDataException($"The decimals of a column have the unknown form {form}.");
        }
    }

    private static void WritePacked(BinaryWriter to, byte[] decimals)
    {
        for (var i = 0; i < decimals.Length; i += 2)
            to.Write((byte)(Math.Min(decimals[i], PackedUnknown) | Math.Min(i + 1 < decimals.Length ? decimals[i + 1] : Unknown, PackedUnknown) << 4));
    }

    private static byte Unpacked(int value) => value == PackedUnknown ? Unknown : (byte)value;

    /// <summary>Cut where it can make no difference, however many digits there are.</summary>
    private static long Exponent(ReadOnlySpan<byte> text)
    {
        var negative = text is [(byte)'-', ..];
        long value = 0;
        foreach (var digit in text)
        {
            if (char.IsAsciiDigit((char)digit)) value = Math.Min(value * 10 + digit - '0', int.MaxValue);
        }

        return negative ? -value : value;
    }
}
