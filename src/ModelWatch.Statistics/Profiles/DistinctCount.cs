using System.Runtime.InteropServices;

namespace ModelWatch.Statistics.Profiles;

/// <summary>
/// HyperLogLog with 2^12 registers (Flajolet et al. 2007) with linear counting for small numbers: standard error 1.04 / 64 = 1.6 %.
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
        double sum = 0;
        var empty = 0;
        foreach (var register in registers)
        {
            sum += Math.ScaleB(1, -register);
            empty += register == 0 ? 1 : 0;
        }
        var estimate = 0.7213 / (1 + 1.079 / Size) * Size * Size / sum;
        if (estimate <= 2.5 * Size && empty > 0)
            estimate = Size * Math.Log((double)Size / empty);
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
