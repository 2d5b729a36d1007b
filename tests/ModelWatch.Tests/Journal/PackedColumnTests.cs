using CsCheck;
using ModelWatch.Journal;

namespace ModelWatch.Tests.Journal;

public sealed class PackedColumnTests
{
    private static readonly double[] Hostile =
    [
        0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, double.MaxValue, double.MinValue, 1e300, 0.1 + 0.2, 1.0 / 3,
        9007199254740993, -9007199254740992, 9223372036854775807, -9223372036854775808, 1e18, 4503599627370496.5, 0.000001, 0.0000015, 12.345678, -1e-6,
    ];

    private static readonly Gen<double> AnyNumber = Gen.Frequency(
        (5, Gen.Select(Gen.Int[-1_000_000, 1_000_000], Gen.Int[0, 6], (whole, places) => whole / Math.Pow(10, places))), (1, Gen.Double), (1, Gen.Int[0, Hostile.Length - 1].Select(i => Hostile[i])));

    [Fact]
    public void Numbers_OfAnyKind_ReadBackToTheSameBits() =>
        Gen.Select(AnyNumber.Array[0, 70], Gen.Byte[0, 8].Array[0, 70]).Sample((numbers, decimals) => Assert.Equal(Bits(numbers), Bits(Back(numbers, decimals))));

    /// <summary>One hostile number at each place of rows that would be scaled: before, in and behind the last full vector.</summary>
    [Fact]
    public void Numbers_WithOneHostileAmongPlainOnes_ReadBackToTheSameBits()
    {
        foreach (var hostile in Hostile)
        {
            for (var at = 0; at < 19; at++)
            {
                double[] numbers = [.. Enumerable.Range(0, 19).Select(i => i == at ? hostile : i * 0.25)];
                Assert.Equal(Bits(numbers), Bits(Back(numbers, [2])));
            }
        }
    }

    [Theory]
    [InlineData(0.25, 2, 500, 2)]
    [InlineData(1, 0, 200, 1)]
    [InlineData(1.000001, 6, 500, 4)]
    [InlineData(0.1, 0, 500, 8)]
    public void Numbers_WithFewDecimals_TakeOnlyTheBytesOfTheirRange(double step, int places, int count, int width)
    {
        double[] numbers = [.. Enumerable.Range(0, count).Select(i => Math.Round(i * step, 6))];

        var bytes = Written(numbers, [(byte)places]);

        Assert.InRange(bytes, count * width, count * width + 32);
    }

    [Fact]
    public void Codes_OfAnyRange_ReadBack() => Gen.Frequency((3, Gen.Int[-1, 300]), (1, Gen.Int)).Array[0, 60].Sample(codes =>
    {
        var to = new PayloadWriter(9, 16);
        PackedColumn.WriteCodes(ref to, codes);
        var from = new PayloadReader(to.Finish(), 9);
        Assert.Equal(codes, PackedColumn.ReadCodes(ref from));
    });

    [Fact]
    public void Wholes_OfAnyRange_ReadBack() => Gen.Frequency((1, Gen.Long), (3, Gen.Long[-70_000, 70_000]), (1, Gen.Int[0, 1].Select(i => i == 0 ? long.MinValue : long.MaxValue))).Array[0, 60].Sample(values =>
    {
        var to = new PayloadWriter(9, 16);
        to.Wholes(values);
        var from = new PayloadReader(to.Finish(), 9);
        Assert.Equal(values, from.Wholes());
    });

    [Fact]
    public void Read_AFormThatNobodyWrites_IsRefused()
    {
        var to = new PayloadWriter(9, 16);
        to.Int(3);
        to.Byte(7);
        var blob = to.Finish().ToArray();

        Assert.Throws<InvalidDataException>(() => { var from = new PayloadReader(blob, 9); return PackedColumn.ReadNumbers(ref from); });
        Assert.Throws<InvalidDataException>(() => { var from = new PayloadReader(blob, 9); return PackedColumn.ReadCodes(ref from); });
        Assert.Throws<InvalidDataException>(() => { var from = new PayloadReader(blob, 9); return from.Wholes(); });
    }

    private static long[] Bits(double[] numbers) => Array.ConvertAll(numbers, BitConverter.DoubleToInt64Bits);

    private static double[] Back(double[] numbers, byte[] decimals)
    {
        var to = new PayloadWriter(9, 16);
        PackedColumn.WriteNumbers(ref to, numbers, decimals);
        var from = new PayloadReader(to.Finish(), 9);
        return PackedColumn.ReadNumbers(ref from);
    }

    private static int Written(double[] numbers, byte[] decimals)
    {
        var to = new PayloadWriter(9, 16);
        PackedColumn.WriteNumbers(ref to, numbers, decimals);
        return to.Finish().Count - PayloadWriter.Head;
    }
}
