using System.Numerics;

namespace ModelWatch.Statistics.Profiles;

/// <summary>
/// The exact sums of values far outside the reference (see <see cref="FixedScale"/>): unbounded integers, so nothing saturates. Whether a value is far depends on the value alone, never on what was added before.
/// </summary>
internal sealed class FarValues
{
    public BigInteger Low { get; private set; }

    public BigInteger High { get; private set; }

    /// <summary>Weight of the values of the lowest bin that are here.</summary>
    public long LowWeight { get; private set; }

    /// <summary>Weight of the values of the highest bin that are here.</summary>
    public long HighWeight { get; private set; }

    public BigInteger Deviation { get; private set; }

    public BigInteger Square { get; private set; }

    public void AddValue(bool low, double value, int exponent, long weight)
    {
        var part = Units(value, exponent) * weight;
        if (low)
        {
            Low += part;
            LowWeight += weight;
        }
        else
        {
            High += part;
            HighWeight += weight;
        }
    }

    public void AddDeviation(double value, double centre, int exponent, long weight)
    {
        var units = Units(value, exponent) - Units(centre, exponent);
        Deviation += units * weight;
        Square += units * units * weight;
    }

    public void Merge(FarValues other)
    {
        Low += other.Low;
        High += other.High;
        LowWeight += other.LowWeight;
        HighWeight += other.HighWeight;
        Deviation += other.Deviation;
        Square += other.Square;
    }

    public void Write(BitSink sink)
    {
        sink.Count(LowWeight);
        sink.Count(HighWeight);
        sink.Big(Low);
        sink.Big(High);
        sink.Big(Deviation);
        sink.Big(Square);
    }

    public void Write(ref DigestSink sink)
    {
        sink.Long(LowWeight);
        sink.Long(HighWeight);
        sink.Big(Low);
        sink.Big(High);
        sink.Big(Deviation);
        sink.Big(Square);
    }

    public static FarValues Read(ref BitSource source) => new()
    {
        LowWeight = source.Count(),
        HighWeight = source.Count(),
        Low = source.Big(),
        High = source.Big(),
        Deviation = source.Big(),
        Square = source.Big(),
    };

    /// <summary>The nearest whole multiple of 2^exponent (halves away from zero).</summary>
    private static BigInteger Units(double value, int exponent)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var power = (int)((bits >> 52) & 0x7FF);
        var mantissa = bits & 0xF_FFFF_FFFF_FFFF;
        if (power > 0)
            mantissa |= 1L << 52;
        var shift = Math.Max(power, 1) - 1075 - exponent;
        var magnitude = shift >= 0 ? new BigInteger(mantissa) << shift
            : shift < -60 ? BigInteger.Zero
            : new BigInteger((mantissa >> -shift) + (shift > -54 ? (mantissa >> (-shift - 1)) & 1 : 0));
        return bits < 0 ? -magnitude : magnitude;
    }
}
