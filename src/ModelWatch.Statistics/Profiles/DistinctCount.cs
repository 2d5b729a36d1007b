using System.Runtime.InteropServices;

namespace ModelWatch.Statistics.Profiles;

/// <summary>
/// HyperLogLog with 2^12 registers (Flajolet et al. 2007), read by the improved raw estimator of Ertl (2017), which is unbiased at every
/// number and needs no switch to linear counting: standard error at most 1.04 / 64 = 1.6 %.
/// Any order of adding and merging gives the same registers. The hash is fixed: FNV-1a over UTF-16 with a 64-bit finaliser.
/// </summary>
internal sealed class DistinctCount
{
    private const int Bits = 12;
    private const int Size = 1 << Bits;
    private const double StandardError = 1.04 / 64;
    private readonly byte[] registers = new byte[Size];

    public static DistinctCount Of(IEnumerable<string> keys)
    {
        var count = new DistinctCount();
        count.AddAll(keys);
        return count;
    }

    public void AddAll(IEnumerable<string> keys)
    {
        foreach (var key in keys)
            Add(key);
    }

    public void Add(string key)
    {
        var hash = Hash(key);
        var register = (int)(hash >> (64 - Bits));
        var rank = (byte)(1 + Math.Min(64 - Bits, (int)ulong.LeadingZeroCount(hash << Bits)));
        registers[register] = Math.Max(registers[register], rank);
    }

    public void Merge(DistinctCount other)
    {
        for (var i = 0; i < Size; i++)
            registers[i] = Math.Max(registers[i], other.registers[i]);
    }

    public Figure Estimate()
    {
        Span<int> counts = stackalloc int[64 - Bits + 2];
        foreach (var register in registers)
            counts[register]++;
        var sum = Size * Full(1 - (double)counts[^1] / Size);
        for (var rank = counts.Length - 2; rank >= 1; rank--)
            sum = (sum + counts[rank]) / 2;
        sum += Size * Empty((double)counts[0] / Size);
        var estimate = Size / (2 * Math.Log(2)) * Size / sum;
        var half = 1.96 * StandardError * estimate;
        return Figure.Of(Math.Round(estimate)).Within(estimate - half, estimate + half, 0.95);
    }

    public void Write(ByteSink sink) => sink.Raw(registers);

    public void Write(ref DigestSink sink) => sink.Raw(registers);

    public static DistinctCount Read(ref ByteSource source)
    {
        var count = new DistinctCount();
        source.Take(Size).CopyTo(count.registers);
        return count;
    }

    /// <summary>What the empty registers add: sigma(x) = x + sum of x^(2^k) 2^(k-1) over k = 1, 2, ...; without end at 1.</summary>
    private static double Empty(double share)
    {
        if (share >= 1)
            return double.PositiveInfinity;
        double sum = share, before, factor = 1;
        do
        {
            share *= share;
            before = sum;
            sum += share * factor;
            factor *= 2;
        }
        while (sum > before);
        return sum;
    }

    /// <summary>What the registers at the end of their range add: tau(x) = (1 - x - sum of (1 - x^(2^-k))^2 2^-k over k = 1, 2, ...) / 3.</summary>
    private static double Full(double share)
    {
        if (share is <= 0 or >= 1)
            return 0;
        double sum = 1 - share, before, factor = 1;
        do
        {
            share = Math.Sqrt(share);
            before = sum;
            factor /= 2;
            sum -= (1 - share) * (1 - share) * factor;
        }
        while (sum < before);
        return sum / 3;
    }

    private static ulong Hash(string key)
    {
        var hash = 14695981039346656037UL;
        foreach (var unit in MemoryMarshal.Cast<char, ushort>(key.AsSpan()))
            hash = (hash ^ unit) * 1099511628211UL;
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDUL;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53UL;
        return hash ^ (hash >> 33);
    }
}
