using System.Text;
using System.Text.Json;
using ModelWatch.Intake;
using ModelWatch.Journal;

namespace ModelWatch.Tests.Intake;

public class QuickReaderTests
{
    private static readonly Mask Mask = new(new byte[32]);
    private static readonly PlanLayout Layout = PlanLayout.Of(NativeCorpus.Plan);

    [Fact]
    public void Read_AnyMutatedBody_IsAsTheThoroughReaderHasIt()
    {
        var used = new PlanRows(Layout, Mask);
        Fuzz.For(3, random =>
        {
            var body = NativeCorpus.Body(random);
            used.Batch.Clear();
            var quick = Read(body, used);
            var thorough = Read(body, new PlanRows(Layout, Mask, isQuick: false));

            Assert.Equal(thorough.Fault, quick.Fault);
            Assert.Equal(thorough.Rejected, quick.Rejected);
            Assert.Equal(thorough.Contents, quick.Contents);
            Assert.Equal(thorough.Batch, quick.Batch);
        });
    }

    /// <summary>Found by seed 37222816: the names before the member that is no number stayed in the dictionary.</summary>
    [Fact]
    public void Read_ProbabilitiesThatAreNoneAfterAll_LeaveNoName()
    {
        var body = """[{"id":"a","time":"2026-01-31T08:00:00Z","outputs":{"triage":{"sequence":3,"a":0.1,"segments":{"site":"x"}}}}]"""u8.ToArray();

        Assert.Equal(Read(body, new PlanRows(Layout, Mask, isQuick: false)).Batch, Read(body, new PlanRows(Layout, Mask)).Batch);
    }

    [Fact]
    public void Read_EveryEventOfTheCorpus_IsAsTheThoroughReaderHasIt() => Assert.All(NativeCorpus.Events, text =>
    {
        var body = Encoding.UTF8.GetBytes(text);
        var quick = Read(body, new PlanRows(Layout, Mask));
        var thorough = Read(body, new PlanRows(Layout, Mask, isQuick: false));
        Assert.Equal(thorough.Rejected, quick.Rejected);
        Assert.Equal(thorough.Contents, quick.Contents);
        Assert.Equal(thorough.Batch, quick.Batch);
    });

    [Fact]
    public void Read_CommonShapes_DoNotNeedTheThoroughReader()
    {
        var batch = new BatchBuilder(Layout);
        var quick = new QuickReader(Layout, batch, new CellReader(Mask));
        foreach (var text in NativeCorpus.Events[..6])
        {
            var (at, envelope) = (0, Envelope.New());
            Assert.True(quick.TryRead(Encoding.UTF8.GetBytes(text), ref at, ref envelope) || text.Contains("\"segments\":null", StringComparison.Ordinal), text);
            batch.DropRow();
        }
    }

    [Fact]
    public void Check_AnyMutatedBody_AgreesWithTheLibrary() => Fuzz.For(2, random =>
    {
        // What may stand behind a scalar is the caller's to judge, so the value is an object or a list.
        var body = NativeCorpus.Body(random);
        body = body is [(byte)'{' or (byte)'[', ..] ? body : [(byte)'[', .. body, (byte)']'];
        var at = 0;
        var fits = JsonCheck.Value(body, ref at, out _);

        Assert.Equal(Consumed(body), fits ? at : -1);
    });

    [Theory]
    [InlineData(1023, true)]
    [InlineData(1024, true)]
    [InlineData(1025, false)]
    public void Check_Depth_IsBounded(int depth, bool fits)
    {
        var at = 0;
        Assert.Equal(fits, JsonCheck.Value(Encoding.UTF8.GetBytes(new string('[', depth) + new string(']', depth)), ref at, out var found));
        Assert.Equal(Math.Min(depth, 1024), found);
    }

    [Fact]
    public void Number_AnyText_IsAsTheLibraryReadsIt() => Fuzz.For(1, random =>
    {
        var text = Encoding.ASCII.GetBytes(Number(random));
        var length = NumberScan.Read([.. text, .. ",1"u8], out var value, out var decimals);
        var reader = new Utf8JsonReader(text);
        Assert.True(reader.Read());
        Assert.Equal(text.Length, length);
        Assert.True(reader.TryGetDouble(out var expected));
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(value));
        Assert.Equal(WrittenDecimals.Of(text), decimals);
        Assert.Equal(text.Length, NumberScan.Length(text));
    });

    [Theory]
    [InlineData("01")]
    [InlineData("-")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("+1")]
    [InlineData("")]
    public void Number_NoNumber_HasNoLength(string text)
    {
        Assert.Equal(0, NumberScan.Read(Encoding.ASCII.GetBytes(text), out _, out _));
        Assert.Equal(0, NumberScan.Length(Encoding.ASCII.GetBytes(text)));
    }

    [Fact]
    public void IdHashes_IdsOfAnyLength_AreThoseOfTheLibrary()
    {
        var random = new Random(1);
        string[] ids = [.. Enumerable.Range(0, 203).Select(i => i % 50 == 7 ? new string('é', 200) : new string([.. Enumerable.Range(0, random.Next(1, 56)).Select(_ => (char)random.Next(33, 700))]))];
        var hashes = new UInt128[ids.Length];

        IdHashes.Of(ids, hashes);

        Assert.Equal(ids.Select(Hash128.OfId), hashes);
    }

    private static string Number(Random random)
    {
        var whole = random.Next(4) == 0 ? "0" : random.NextInt64(1, 1L << random.Next(1, 63)).ToString();
        var digits = random.Next(3) == 0 ? "" : "." + new string([.. Enumerable.Range(0, random.Next(1, 25)).Select(_ => (char)('0' + random.Next(10)))]);
        var exponent = random.Next(5) > 0 ? "" : $"{"eE"[random.Next(2)]}{(random.Next(2) == 0 ? "-" : "")}{random.Next(330)}";
        return (random.Next(3) == 0 ? "-" : "") + whole + digits + exponent;
    }

    /// <summary>How far the library reads one value, or -1.</summary>
    private static int Consumed(byte[] body)
    {
        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 1024, AllowMultipleValues = true });
            if (!reader.Read())
                return -1;
            reader.Skip();
            return (int)reader.BytesConsumed;
        }
        catch (JsonException)
        {
            return -1;
        }
    }

    private static (BodyFault? Fault, Rejection[] Rejected, UInt128[] Contents, byte[] Batch) Read(byte[] body, PlanRows rows)
    {
        var read = new EventBody(PlanSteps.Of(NativeCorpus.Plan), _ => rows, NativeCorpus.Now);
        var fault = read.Read(body);
        var append = read.Batch.Append(NativeCorpus.Now);
        return (fault, [.. read.Rejected], append.Contents, BatchCodec.Write(append.Batch));
    }
}
