namespace ModelWatch.Statistics.Profiles;

/// <summary>The weighted sums of the scores of one bin: weight, p, p squared, y, and p y. Sums of scores have 60 fraction bits.</summary>
internal struct ScoreSums
{
    public long Weight { get; private set; }

    public long Positive { get; private set; }

    public UInt128 Score { get; private set; }

    public UInt128 Square { get; private set; }

    public UInt128 Product { get; private set; }

    public void Add(long score, long square, long positive, long product, long weight)
    {
        Weight = checked(Weight + weight);
        Positive += positive * weight;
        Score += Math.BigMul((ulong)score, (ulong)weight);
        Square += Math.BigMul((ulong)square, (ulong)weight);
        Product += Math.BigMul((ulong)product, (ulong)weight);
    }

    public void Merge(in ScoreSums other)
    {
        Weight = checked(Weight + other.Weight);
        Positive += other.Positive;
        Score += other.Score;
        Square += other.Square;
        Product += other.Product;
    }

    public readonly void Write(BitSink sink, bool outcomes)
    {
        sink.Count(Weight);
        if (Weight == 0)
            return;
        Write(sink, Score);
        Write(sink, Square);
        if (!outcomes)
            return;
        sink.Count(Positive);
        Write(sink, Product);
    }

    public static ScoreSums Read(ref BitSource source, bool outcomes)
    {
        var sums = new ScoreSums { Weight = source.Count() };
        if (sums.Weight == 0)
            return sums;
        sums.Score = ReadWide(ref source);
        sums.Square = ReadWide(ref source);
        if (!outcomes)
            return sums;
        sums.Positive = source.Count(sums.Weight);
        sums.Product = ReadWide(ref source);
        return sums;
    }

    private static void Write(BitSink sink, UInt128 value)
    {
        var bits = 128 - (int)UInt128.LeadingZeroCount(value);
        sink.Bits((ulong)bits, 7);
        sink.Wide(value, bits);
    }

    private static UInt128 ReadWide(ref BitSource source) => source.Wide((int)source.Bits(7));
}
