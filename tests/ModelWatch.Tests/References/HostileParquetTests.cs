using System.Buffers.Binary;
using ModelWatch.References.Files;
using Parquet;
using Parquet.Schema;

namespace ModelWatch.Tests.References;

/// <summary>Parquet files that claim what is not so: a fault of the file, and no memory for what is only claimed.</summary>
public sealed class HostileParquetTests
{
    private const int Rows = 1000;
    private const long MostAllocated = 600L << 20;
    private static readonly TableField[] _fields = [new("a", "input.a", CellKind.Number), new("b", "input.b", CellKind.Category)];

    /// <summary>Zigzag varints: 1,000; 2^31 - 1; 2^40; -1.</summary>
    private static readonly byte[] _thousand = [0xD0, 0x0F];

    public static TheoryData<byte[]> Claims =>
    [
        [0xFE, 0xFF, 0xFF, 0xFF, 0x0F],
        [0x80, 0x80, 0x80, 0x80, 0x80, 0x40],
        [0x01],
    ];

    [Theory]
    [MemberData(nameof(Claims))]
    public async Task Footer_ThatClaimsAnotherNumber_IsAFaultOrChangesNothing(byte[] claim)
    {
        var file = await FileAsync();
        var length = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(file.Length - 8));
        var start = file.Length - 8 - length;
        var found = 0;
        for (var at = start; at < file.Length - 8; at++)
        {
            if (!file.AsSpan(at).StartsWith(_thousand)) continue;
            found++;
            byte[] footer = [.. file[start..at], .. claim, .. file[(at + 2)..^8]];
            var size = new byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(size, footer.Length);
            Check([.. file[..start], .. footer, .. size, .. "PAR1"u8], $"claim at {at - start}");
        }

        Assert.InRange(found, 3, 100);
    }

    [Fact]
    public async Task Bytes_ChangedAnywhere_AreAFaultOrRows()
    {
        var file = await FileAsync();
        var random = new Random(20261125);
        for (var run = 0; run < 400; run++)
        {
            var changed = file.ToArray();
            // The heads of pages and the footer say lengths and counts; the values between them are only values.
            var at = random.Next(3) switch { 0 => random.Next(4, 80), 1 => random.Next(file.Length - 400, file.Length), _ => random.Next(file.Length) };
            changed[at] = random.Next(2) == 0 ? (byte)0xFF : (byte)random.Next(256);
            Check(changed, $"seed 20261125, run {run}, byte {at} = {changed[at]:X2}");
        }
    }

    [Fact]
    public async Task File_CutAnywhere_IsAFault()
    {
        var file = await FileAsync();
        for (var length = 4; length < file.Length; length += 97) Assert.Throws<TableFault>(() => Read(file[..length]));
    }

    private static void Check(byte[] file, string what)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Read(file);
        }
        catch (Exception fault) when (fault is not TableFault)
        {
            Assert.Fail($"{what}: {fault}");
        }
        catch (TableFault)
        {
            // Refused with a sentence, as it should be.
        }

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < MostAllocated, $"{what}: allocated {GC.GetAllocatedBytesForCurrentThread() - before} bytes");
    }

    private static int Read(byte[] file)
    {
        using var table = TableReader.Open(new MemoryStream(file), Path.GetTempPath());
        return table.Read(_fields).Sum(chunk => chunk.Rows);
    }

    private static async Task<byte[]> FileAsync()
    {
        var (a, b) = (new DataField<double>("a"), new DataField<string>("b"));
        var file = new MemoryStream();
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema(a, b), file))
        {
            using var group = writer.CreateRowGroup();
            await group.WriteAsync<double>(a, Enumerable.Range(0, Rows).Select(i => i / 2.0).ToArray());
            await group.WriteAsync(b, Enumerable.Range(0, Rows).Select(i => "k" + (i % 5)).ToArray());
        }

        return file.ToArray();
    }
}
