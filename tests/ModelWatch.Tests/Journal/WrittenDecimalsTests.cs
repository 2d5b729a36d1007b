using System.Text;
using ModelWatch.Intake;
using ModelWatch.Journal;
using ModelWatch.Plans;
using ModelWatch.References;
using ModelWatch.References.Files;
using ModelWatch.Tests.References;

namespace ModelWatch.Tests.Journal;

public sealed class WrittenDecimalsTests
{
    private const byte Not = WrittenDecimals.Unknown;
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private static readonly MonitoringPlan Plan = new()
    {
        Model = "m",
        Version = "1",
        Digest = "d",
        Inputs = [new("dose", InputKind.Numeric)],
        Outputs = [],
    };

    [Theory]
    [InlineData("12", 0)]
    [InlineData("-12", 0)]
    [InlineData("12.", 0)]
    [InlineData("1.5", 1)]
    [InlineData("-1.50", 2)]
    [InlineData(".125", 3)]
    [InlineData("0.12345", 5)]
    [InlineData("0.123456", 6)]
    [InlineData("0.1234567", 6)]
    [InlineData("1e-3", 3)]
    [InlineData("1E-03", 3)]
    [InlineData("1.5e-3", 4)]
    [InlineData("1.50e1", 1)]
    [InlineData("1.5e+2", 0)]
    [InlineData("1e5", 0)]
    [InlineData("0e-99999999999999999999", 6)]
    public void Of_NumbersAsWritten_CountsThePlainForm(string text, byte decimals) =>
        Assert.Equal(decimals, WrittenDecimals.Of(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Decimals_OfEventsCsvAndNdjson_ReachTheProfileInRowsAndBatches()
    {
        string[] texts = ["1.50", "1e-3", "12", "7", "0.1234567", "-0.25"];
        double[] expected = [2, 0, 2, 1, 0, 0, 1];
        Column[] columns =
        [
            Events([.. texts, "null", "1e999", "\"1.5\""]),
            Table("dose\n" + string.Join('\n', texts) + "\nNA\ninf\n\"1,5\"\n"),
            Table(string.Concat(texts.Select(t => "{\"dose\":" + t + "}\n")) + "{\"dose\":null}\n{\"dose\":1e999}\n{}\n"),
        ];
        foreach (var column in columns)
        {
            Assert.Equal([2, 3, 0, 0, 6, 2, Not, Not, Not], column.Decimals);
            var batch = Profile();
            batch.AddAll(column);
            var singly = Profile();
            for (var row = column.Count - 1; row >= 0; row--) singly.Add(column, row);
            Assert.Equal(expected, batch.Numbers!.Decimals);
            Assert.Equal(singly.ToDigestBytes(), batch.ToDigestBytes());
            Assert.Equal(expected, FeatureProfile.FromBytes(batch.Schema, batch.ToBytes()).Numbers!.Decimals);
        }
    }

    [Fact]
    public void Decimals_OfARefusedRow_AreTakenBack()
    {
        var body = new EventBody(PlanLayout.Of(Plan), new Mask(new byte[32]), Now);
        Assert.Null(body.Read(Encoding.UTF8.GetBytes(Line(0, "1.25") + "\n" + """{"inputs":{"dose":1.5}}""" + "\n" + Line(2, "3"))));
        Assert.Equal([2, 0], body.Batch.Build(Now).Find("input.dose")!.Decimals);
    }

    [Theory]
    [InlineData(new byte[] { }, 1)]
    [InlineData(new byte[] { 2, 2, Not, 2 }, 2)]
    [InlineData(new byte[] { 2, 3, Not, 0 }, 3)]
    [InlineData(new byte[] { Not, 3, Not, 6 }, 3)]
    [InlineData(new byte[] { 3, Not, Not, Not }, 3)]
    public void Codec_OfAnyColumn_GivesItBackInFewBytes(byte[] decimals, int size)
    {
        CellState[] states = [CellState.Value, CellState.Value, CellState.Null, CellState.Value];
        using var stream = new MemoryStream();
        using var to = new BinaryWriter(stream);
        WrittenDecimals.Write(to, decimals, states);
        Assert.Equal(size, stream.Length);
        stream.Position = 0;
        Assert.Equal(decimals, WrittenDecimals.Read(new BinaryReader(stream), states));
    }

    [Fact]
    public void Batch_FromTheJournal_KeepsItsDecimals() =>
        Assert.Equal([1, 0, 2], BatchCodec.ReadEvents(BatchCodec.Write(Batch(["1.5", "2", "3.25"]))).Find("input.dose")!.Decimals);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Batch_OfAnotherForm_IsRefused(byte form)
    {
        var bytes = BatchCodec.Write(Batch(["1.5"]));
        bytes[0] = form;
        Assert.Contains($"form {form}", Assert.Throws<InvalidDataException>(() => BatchCodec.ReadEvents(bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Batch_WithAnyBitTurned_IsRefused()
    {
        var bytes = BatchCodec.Write(Batch(["1.5", "2", "3.25"]));
        for (var bit = 0; bit < bytes.Length * 8; bit += 7)
        {
            bytes[bit / 8] ^= (byte)(1 << bit % 8);
            Assert.Throws<InvalidDataException>(() => BatchCodec.ReadEvents(bytes));
            bytes[bit / 8] ^= (byte)(1 << bit % 8);
        }
    }

    private static FeatureProfile Profile() => new(FeatureSchema.Of(Plan).Single());

    private static Column Events(string[] values) => Batch(values).Find("input.dose")!;

    private static EventBatch Batch(string[] values)
    {
        var body = new EventBody(PlanLayout.Of(Plan), new Mask(new byte[32]), Now);
        Assert.Null(body.Read(Encoding.UTF8.GetBytes(string.Join('\n', values.Select((v, i) => Line(i, v))))));
        var batch = body.Batch.Build(Now);
        return BatchCodec.ReadEvents(BatchCodec.Write(batch with { Columns = [batch.Find("input.dose")!] }));
    }

    private static string Line(int id, string value) => "{\"id\":" + id + ",\"time\":\"2026-01-31T08:00:00Z\",\"inputs\":{\"dose\":" + value + "}}";

    private static Column Table(string text)
    {
        using var table = TableReader.Open(ReferencePlans.Bytes(text), Path.GetTempPath());
        return table.Read([new TableField("dose", "input.dose", CellKind.Number)]).Single().Columns[0];
    }
}
