using System.Buffers;

namespace ModelWatch.Journal;

/// <summary>The numbers and codes of a column in a payload, small where that loses nothing.</summary>
internal static class PackedColumn
{
    public static void WriteNumbers(ref PayloadWriter to, ReadOnlySpan<double> numbers, ReadOnlySpan<byte> decimals)
    {
        if (PayloadWriter.IsSmall(numbers))
        {
            to.Array(numbers);
            return;
        }

        var rented = ArrayPool<long>.Shared.Rent(numbers.Length);
        var wholes = rented.AsSpan(0, numbers.Length);
        var places = ScaledNumbers.PlacesOf(decimals);
        var isScaled = ScaledNumbers.TryScale(numbers, places, wholes);
        var (least, greatest) = isScaled ? PackedWholes.Range(wholes) : default;
        if (isScaled && PackedWholes.WidthOf(least, greatest) is < sizeof(double) and var width)
        {
            to.Int(numbers.Length);
            to.Byte(PayloadWriter.Scaled);
            to.Byte((byte)places);
            PackedWholes.Write(ref to, wholes, least, width);
        }
        else
        {
            to.Array(numbers);
        }

        ArrayPool<long>.Shared.Return(rented);
    }

    /// <exception cref="InvalidDataException">The bytes are no form of numbers.</exception>
    public static double[] ReadNumbers(ref PayloadReader from)
    {
        var (count, form) = from.Begin();
        if (form != PayloadWriter.Scaled)
        {
            return from.Array<double>(count, form);
        }

        var places = from.Byte();
        if (places > ScaledNumbers.MostPlaces)
        {
            throw new InvalidDataException($"Numbers of {places} decimals are not known.");
        }

        var numbers = GC.AllocateUninitializedArray<double>(count);
        var rented = ArrayPool<long>.Shared.Rent(count);
        PackedWholes.Read(ref from, rented.AsSpan(0, count));
        ScaledNumbers.Unscale(rented.AsSpan(0, count), places, numbers);
        ArrayPool<long>.Shared.Return(rented);
        return numbers;
    }

    public static void WriteCodes(ref PayloadWriter to, ReadOnlySpan<int> codes)
    {
        if (PayloadWriter.IsSmall(codes))
        {
            to.Array(codes);
            return;
        }

        var rented = ArrayPool<long>.Shared.Rent(codes.Length);
        for (var i = 0; i < codes.Length; i++)
        {
            rented[i] = codes[i];
        }

        to.Int(codes.Length);
        to.Byte(PayloadWriter.Packed);
        PackedWholes.Write(ref to, rented.AsSpan(0, codes.Length));
        ArrayPool<long>.Shared.Return(rented);
    }

    /// <exception cref="InvalidDataException">The bytes are no form of codes.</exception>
    public static int[] ReadCodes(ref PayloadReader from)
    {
        var (count, form) = from.Begin();
        if (form != PayloadWriter.Packed)
        {
            return from.Array<int>(count, form);
        }

        var rented = ArrayPool<long>.Shared.Rent(count);
        PackedWholes.Read(ref from, rented.AsSpan(0, count));
        var codes = Array.ConvertAll(rented[..count], code => (int)code);
        ArrayPool<long>.Shared.Return(rented);
        return codes;
    }
}
