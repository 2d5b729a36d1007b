using System.Text;
using ModelWatch.Intake;
using ModelWatch.Journal;

namespace ModelWatch.Tests.Intake;

/// <summary>Bodies that are meant to break a reader: each has its reason, and the event beside it is read.</summary>
public class HostileBodyTests
{
    private const string Good = """{"id":"ok","time":"2026-01-31T08:00:00Z","inputs":{"dose":4}}""";
    private static readonly int Million = 1_000_000;

    /// <summary>What stands in a line or as an element, and why it is refused; null where a bad field is data.</summary>
    public static TheoryData<string, string, string?> Elements => new()
    {
        { "depth 5,000", "{\"id\":\"a\",\"x\":" + new string('[', 5000) + new string(']', 5000) + "}", "malformed" },
        { "depth 100", Event("\"x\":" + new string('[', 100) + new string(']', 100)), "malformed" },
        { "depth 64", Event("\"x\":" + new string('[', 62) + new string(']', 62)), null },
        { "1e400", Event("\"dose\":1e400"), null },
        { "NaN", Event("\"dose\":NaN"), "malformed" },
        { "Infinity in quotes", Event("\"dose\":\"Infinity\""), null },
        { "lone surrogate in a field", Event("\"country\":\"\\ud800\""), null },
        { "lone surrogate in the id", """{"id":"\udc00","time":"2026-01-31T08:00:00Z"}""", "malformed" },
        { "lone surrogate in the source", """{"id":"a","source":"\udc00","time":"2026-01-31T08:00:00Z"}""", "malformed" },
        { "duplicate key", Event("\"dose\":1,\"dose\":2"), "malformed" },
        { "duplicate part", """{"id":"a","time":"2026-01-31T08:00:00Z","inputs":{},"inputs":{}}""", "malformed" },
        { "duplicate id", """{"id":"a","id":"b","time":"2026-01-31T08:00:00Z"}""", "malformed" },
        { "20,000 keys", Event(string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"\"k{i}\":1"))), "too-large" },
        { "10,000 keys", Event(string.Join(',', Enumerable.Range(0, 9_900).Select(i => $"\"k{i}\":1"))), null },
        { "key of 300,000 characters", Event("\"" + new string('k', 300_000) + "\":1"), "too-large" },
        { "key of 256 characters", Event("\"" + new string('k', 256) + "\":1"), null },
        { "key of 257 characters", Event("\"" + new string('k', 257) + "\":1"), "too-large" },
        { "number of 100,000 digits", Event("\"dose\":" + new string('9', 100_000)), null },
        { "number of 100,000 decimals", Event("\"dose\":0." + new string('3', 100_000)), null },
        { "NUL in a text", Event("\"country\":\"a\0b\""), "malformed" },
        { "NUL escaped", Event("\"country\":\"a\\u0000b\""), null },
        { "truncated", "{\"id\":\"a\",\"time\":\"2026-01-31T08:0", "malformed" },
        { "comment", "{\"id\":\"a\"/* */,\"time\":\"2026-01-31T08:00:00Z\"}", "malformed" },
        { "trailing comma", "{\"id\":\"a\",\"time\":\"2026-01-31T08:00:00Z\",}", "malformed" },
        { "two values", Good + " " + Good, "malformed" },
        { "mark inside", "\uFEFF" + Good, "malformed" },
        { "event of a megabyte", Event("\"country\":\"" + new string('x', 1 << 20) + "\""), "too-large" },
        { "text of 70,000 characters", Event("\"country\":\"" + new string('x', 70_000) + "\""), null },
    };

    [Theory]
    [MemberData(nameof(Elements))]
    public void Read_HostileLine_IsRefusedAloneWithItsIndex(string name, string line, string? reason)
    {
        var (rejected, batch, fault) = Read(Encoding.UTF8.GetBytes($"{Good}\n{line}\n"));

        Assert.True(fault is null, name);
        Assert.Equal(reason is null ? [] : [(1, reason)], rejected.Select(r => (r.Index, r.Reason)));
        Assert.Equal(reason is null ? 2 : 1, batch.Count);
    }

    [Theory]
    [MemberData(nameof(Elements))]
    public void Read_HostileElement_IsRefusedAloneOrTheArrayIsNoJson(string name, string element, string? reason)
    {
        var (rejected, batch, fault) = Read(Encoding.UTF8.GetBytes($"[{Good},{element}]"));
        if (fault is not null)
        {
            Assert.Equal("malformed", reason);
            return;
        }

        Assert.True(reason is null ? rejected.Count == 0 && batch.Count == 2 : (rejected.Single().Index, rejected.Single().Reason, batch.Count) == (1, reason, 1), name);
    }

    [Theory]
    [InlineData(100, false)]
    [InlineData(1022, false)]
    [InlineData(5000, true)]
    public void Read_DeepElementOfAnArray_CostsTheArrayOnlyBeyondTheReader(int depth, bool isFault)
    {
        var (rejected, batch, fault) = Read(Encoding.UTF8.GetBytes($"[{Good},{{\"x\":{new string('[', depth)}{new string(']', depth)}}},{Good.Replace("ok", "ok2", StringComparison.Ordinal)}]"));

        Assert.Equal(isFault, fault is not null);
        Assert.Equal(isFault ? (0, 1) : (1, 2), (rejected.Count, batch.Count));
    }

    [Fact]
    public void Read_WideText_IsAFault()
    {
        Assert.NotNull(Read([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Good)]).Fault);
        Assert.NotNull(Read([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Good)]).Fault);
        Assert.Equal("malformed", Read(Encoding.Unicode.GetBytes(Good)).Rejected[0].Reason);
    }

    [Theory]
    [InlineData("\uFEFF")]
    [InlineData("\r\n \t")]
    [InlineData("")]
    public void Read_MarkOrSpaceBeforeTheBody_IsPassed(string before)
    {
        Assert.Equal(1, Read(Encoding.UTF8.GetBytes(before + Good)).Batch.Count);
        Assert.Equal(1, Read(Encoding.UTF8.GetBytes(before + "[" + Good + "]")).Batch.Count);
    }

    [Fact]
    public void Read_AMillionBrokenLines_AreCountedAndTheFirstThousandListed()
    {
        var (rejected, batch, fault) = Read(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\n", Million)) + Good));

        Assert.Null(fault);
        Assert.Equal((1000, Million, 999), (rejected.Count, rejected.Total, rejected[^1].Index));
        Assert.Equal(Million, rejected.Reasons["malformed"]);
        Assert.Equal((1, Million), (batch.Count, new Receipt(1, 0, rejected).RejectedTotal));
    }

    [Fact]
    public void Read_BytesThatAreNoText_AreBrokenTextInAFieldAndRefuseAnEnvelope()
    {
        byte[] field = [.. "{\"id\":\"a\",\"time\":\"2026-01-31T08:00:00Z\",\"inputs\":{\"country\":\"x"u8, 0xC3, .. "y\",\"dose\":\""u8, 0xFF, .. "\",\"b"u8, 0xC3, .. "d\":1}}\n"u8];
        byte[] id = [.. "{\"id\":\"a"u8, 0xC3, .. "\",\"time\":\"2026-01-31T08:00:00Z\"}"u8];
        var (rejected, builder, _) = Read([.. field, .. id]);
        var batch = builder.Build(NativeCorpus.Now);

        Assert.Equal((1, "malformed"), (rejected.Single().Index, rejected.Single().Reason));
        var country = batch.Find("input.country")!;
        Assert.Equal((TokenKind.BrokenText, "x\uFFFDy"), (country.Kinds[0], country.Dictionary[country.Codes[0]]));
        var dose = batch.Find("input.dose")!;
        Assert.Equal((CellState.WrongKind, TokenKind.BrokenText, "\uFFFD"), (dose.States[0], dose.Kinds[0], dose.Dictionary[dose.Codes[0]]));
        Assert.Equal(1, batch.UndeclaredFields);
    }

    [Fact]
    public void Read_TextBeyondItsBound_IsOfTheWrongKindAndSaysSo()
    {
        var country = Read(Encoding.UTF8.GetBytes(Event("\"country\":\"" + new string('x', 70_000) + "\""))).Batch.Build(NativeCorpus.Now).Find("input.country")!;

        Assert.Equal(CellState.WrongKind, country.States[0]);
        Assert.Equal(new string('x', 64) + "... (70000 characters)", country.Dictionary[country.Codes[0]]);
    }

    [Fact]
    public void Read_MoreTextsThanABodyMayBring_AreCountedUnderOneName()
    {
        var lines = string.Concat(Enumerable.Range(0, IntakeLimits.MostTexts + 10).Select(i => $"{{\"id\":{i},\"time\":\"2026-01-31T08:00:00Z\",\"inputs\":{{\"country\":\"c{i}\"}}}}\n"));
        var country = Read(Encoding.UTF8.GetBytes(lines)).Batch.Build(NativeCorpus.Now).Find("input.country")!;

        Assert.Equal(IntakeLimits.MostTexts + 1, country.Dictionary.Length);
        Assert.Equal(10, country.States.Count(s => s == CellState.WrongKind));
        Assert.Equal(IntakeLimits.SurplusText, country.Dictionary[country.Codes[^1]]);
    }

    private static string Event(string inputs) => "{\"id\":\"a\",\"time\":\"2026-01-31T08:00:00Z\",\"inputs\":{" + inputs + "}}";

    private static (RejectionList Rejected, BatchBuilder Batch, BodyFault? Fault) Read(byte[] bytes)
    {
        var body = new EventBody(PlanLayout.Of(NativeCorpus.Plan), new Mask(new byte[32]), NativeCorpus.Now);
        var fault = body.Read(bytes);
        return (body.Rejected, body.Batch, fault);
    }
}
