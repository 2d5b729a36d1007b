using ModelWatch.Journal;
using ModelWatch.References;
using ModelWatch.References.Files;
using Parquet;
using Parquet.Schema;

namespace ModelWatch.Tests.References;

/// <summary>NDJSON and Parquet.</summary>
public sealed class OtherTablesTests
{
    private static readonly TableField _number = new("a", "input.a", CellKind.Number);
    private static readonly TableField _category = new("b", "input.b", CellKind.Category);

    [Fact]
    public void Read_FlatJsonLines_KeepKindsAndStates()
    {
        var columns = Read(ReferencePlans.Bytes("{\"a\":1.5,\"b\":1.0}\n\n{\"b\":\"1\",\"a\":null}\n{\"a\":\"2\",\"c\":{\"x\":[1]}}\n"), _number, _category);
        Assert.Equal([CellState.Value, CellState.Null, CellState.WrongKind], columns[0].States);
        Assert.Equal([CellState.Value, CellState.Value, CellState.Absent], columns[1].States);
        Assert.Equal([TokenKind.Number, TokenKind.Text, TokenKind.None], columns[1].Kinds);
        Assert.Equal(["1", "1"], columns[1].Codes.Take(2).Select(c => columns[1].Dictionary[c]));
    }

    [Fact]
    public void Build_Events_HaveTheirColumnsInParts()
    {
        var lines = ReferencePlans.Rows(200).Select(r => r.Split(',')).Select((c, i) =>
            $$$"""{"id":"{{{i}}}","time":"{{{c[4]}}}","inputs":{"dose":{{{c[0]}}},"country":"{{{c[1]}}}"},"outputs":{"score":{{{c[2]}}}},"label":{{{c[3]}}}}""");
        var profile = ReferencePlans.Build(string.Join('\n', lines)).Profile!;
        Assert.Equal(200, profile.Features["input.dose"].Numbers!.Rows);
        Assert.Equal(200, profile.LabelledRows);
        Assert.True(profile.HasKinds);
        Assert.Equal(100, profile.Label!.Categories!.Count("1").Weight);
        Assert.NotNull(profile.From);
    }

    [Fact]
    public void Build_EventsWithALabelThatThePlanCallsOtherwise_AreLabelled()
    {
        var plan = ReferencePlans.Tender with { Label = new(ModelWatch.Plans.LabelKind.Binary) { Column = "won" } };
        var line = """{"id":"1","time":"2026-01-01T00:00:00Z","inputs":{"dose":1,"country":"DE"},"outputs":{"score":0.5},"label":1}""";
        Assert.Equal(1, ReferenceBuilder.Build(plan, ReferencePlans.Bytes(line)).Profile?.LabelledRows);
    }

    [Theory]
    [InlineData("{\"a\":1}\n{\"a\":\n", 2)]
    [InlineData("{\"a\":1}\n[1]\n", 2)]
    [InlineData("{\"a\":1} {\"a\":2}\n", 1)]
    public void Read_BrokenJsonLine_IsNamed(string text, long line) =>
        Assert.Equal(line, Assert.Throws<TableFault>(() => Read(ReferencePlans.Bytes(text), _number)).Line);

    [Fact]
    public async Task Read_Parquet_GivesTheRowsThatWereWritten()
    {
        var file = await Parquet(10_000);
        var columns = Read(file, _number, _category, new TableField("t", "time", CellKind.Time), new TableField("absent", "input.x", CellKind.Number));
        Assert.Equal(10_000, columns[0].Count);
        Assert.Equal(4999.5, columns[0].Numbers[9999]);
        Assert.Equal([CellState.Value, CellState.Null, CellState.Value], columns[1].States.Take(3));
        Assert.Equal("k2", columns[1].Dictionary[columns[1].Codes[2]]);
        Assert.All(columns[3].States, s => Assert.Equal(CellState.Absent, s));
        Assert.StartsWith("2026-01-01T00:00:01", columns[2].Dictionary[columns[2].Codes[1]], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_PackedOrStreamedParquet_IsCopiedAndReadTheSame()
    {
        var bytes = (await Parquet(100)).ToArray();
        Assert.Equal(100, Read(new Streamed(bytes), _number)[0].Count);
    }

    [Fact]
    public void Read_DamagedParquet_IsAFaultOfTheFile() =>
        Assert.Throws<TableFault>(() => Read(new MemoryStream([.. "PAR1"u8, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]), _number));

    private static async Task<MemoryStream> Parquet(int rows)
    {
        var (a, b, t) = (new DataField<double>("a"), new DataField<string>("b"), new DateTimeDataField("t", DateTimeFormat.DateAndTimeMicros, isAdjustedToUTC: true));
        var file = new MemoryStream();
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema(a, b, t), file))
        {
            foreach (var part in Enumerable.Range(0, rows).Chunk(rows / 2))
            {
                using var group = writer.CreateRowGroup();
                await group.WriteAsync<double>(a, part.Select(i => i / 2.0).ToArray());
                await group.WriteAsync(b, part.Select(i => i % 3 == 1 ? null : "k" + i).ToArray()!);
                await group.WriteAsync<DateTime>(t, part.Select(i => new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(i)).ToArray());
            }
        }

        file.Position = 0;
        return file;
    }

    /// <summary>All rows as one column a field; the chunks of these tests are joined here.</summary>
    private static List<Column> Read(Stream stream, params TableField[] fields)
    {
        using var table = TableReader.Open(stream, Path.GetTempPath());
        var chunks = table.Read(fields).ToList();
        return [.. fields.Select((_, i) => Joined([.. chunks.Select(c => c.Columns[i])]))];
    }

    private static Column Joined(List<Column> parts)
    {
        var offsets = parts.Select((_, i) => parts.Take(i).Sum(p => p.Dictionary.Length)).ToArray();
        return parts[0] with
        {
            States = [.. parts.SelectMany(p => p.States)],
            Kinds = [.. parts.SelectMany(p => p.Kinds)],
            Numbers = [.. parts.SelectMany(p => p.Numbers)],
            Codes = [.. parts.SelectMany((p, i) => p.Codes.Select(c => c < 0 ? c : c + offsets[i]))],
            Dictionary = [.. parts.SelectMany(p => p.Dictionary)],
        };
    }

    private sealed class Streamed(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
