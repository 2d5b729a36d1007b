using System.Text;
using ModelWatch.Plans;
using ModelWatch.References;
using ModelWatch.References.Files;
using ModelWatch.Tests.References;

namespace ModelWatch.Tests.Measures.Written;

/// <summary>A file that is no UTF-8 is refused with what it looks like, and decoded only by the encoding that the plan names.</summary>
public sealed class FileEncodingTests
{
    private static readonly Encoding Western = FileEncoding.Named("windows-1252")!;

    [Fact]
    public void Build_LegacyEncodingUnnamed_IsRefusedWithLineByteAndGuess()
    {
        var problem = Assert.Single(ReferenceBuilder.Build(ReferencePlans.Tender, new MemoryStream(Western.GetBytes(Csv()))).Problems);
        Assert.Equal(2, problem.Line);
        Assert.Contains("byte FC at byte", problem.Detail, StringComparison.Ordinal);
        Assert.Contains("looks like", problem.Detail, StringComparison.Ordinal);
        Assert.Contains("reference: {encoding:", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_LegacyJsonLinesUnnamed_AreRefusedToo()
    {
        var bytes = Western.GetBytes("{\"dose\":1,\"country\":\"Zürich\",\"score\":0.5,\"label\":1}\n");
        Assert.Contains("not UTF-8", Assert.Single(ReferenceBuilder.Build(ReferencePlans.Tender, new MemoryStream(bytes)).Problems).Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("windows-1252")]
    [InlineData("iso-8859-15")]
    [InlineData("utf-16")]
    [InlineData("ibm850")]
    public void Build_EncodingNamed_GivesTheProfileOfTheUtf8FileAndSaysSo(string name)
    {
        var plan = ReferencePlans.Tender with { Reference = new("time", name) };
        var encoding = FileEncoding.Named(name)!;
        var decoded = ReferenceBuilder.Build(plan, new MemoryStream([.. encoding.GetPreamble(), .. encoding.GetBytes(Csv())])).Profile!;
        Assert.Equal(ReferencePlans.Build(Csv()).Profile!.Digest, decoded.Digest);
        Assert.Contains(decoded.Warnings, w => w.Contains($"decoded from {encoding.WebName}", StringComparison.Ordinal));
    }

    [Fact]
    public void Build_EncodingNamedForAUtf8File_IsRefused()
    {
        var plan = ReferencePlans.Tender with { Reference = new("time", "windows-1252") };
        Assert.Contains("this one is UTF-8", Assert.Single(ReferenceBuilder.Build(plan, ReferencePlans.Bytes(Csv())).Problems).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_BytesThatTheNamedEncodingLacks_AreRefused()
    {
        var plan = ReferencePlans.Tender with { Reference = new("time", "shift_jis") };
        byte[] bytes = [.. Encoding.ASCII.GetBytes("dose,country,score,label\n1,"), 0x81, 0xFF, .. Encoding.ASCII.GetBytes(",0.5,1\n")];
        Assert.Contains("its encoding does not have", Assert.Single(ReferenceBuilder.Build(plan, new MemoryStream(bytes)).Problems).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_GzipCutAnywhereOrFollowedBySomething_IsRefused()
    {
        var packed = Packed("a,b\n1,x\n2,y\n");
        Assert.Equal(2, Rows(packed));
        for (var length = 3; length < packed.Length; length++) Assert.Throws<TableFault>(() => Rows(packed[..length]));
        Assert.Throws<TableFault>(() => Rows([.. packed, 0, 0]));
        Assert.Throws<TableFault>(() => Rows([.. packed, .. Encoding.ASCII.GetBytes("3,z\n")]));
        for (var at = packed.Length - 8; at < packed.Length; at++)
        {
            var changed = packed.ToArray();
            changed[at] ^= 1;
            Assert.Throws<TableFault>(() => Rows(changed));
        }
    }

    [Fact]
    public void Read_GzipOfSeveralMembers_IsWholeToItsEnd()
    {
        byte[] two = [.. Packed("a,b\n1,x\n"), .. Packed("2,y\n")];
        Assert.Equal(2, Rows(two));
        Assert.Equal(2, Rows([.. two, .. Packed("")]));
        Assert.Throws<TableFault>(() => Rows(two[..^1]));
    }

    private static string Csv() => "dose,country,score,label\n" + string.Join('\n', Enumerable.Range(0, 50).Select(i => $"{i},{(i % 2 == 0 ? "Zürich" : "Málaga")},0.{i % 10},{i % 2}")) + "\n";

    private static byte[] Packed(string text)
    {
        using var packed = (MemoryStream)ReferencePlans.Packed(text);
        return packed.ToArray();
    }

    private static int Rows(byte[] bytes)
    {
        using var table = TableReader.Open(new MemoryStream(bytes), Path.GetTempPath());
        return table.Read([new TableField("a", "a", CellKind.Number)]).Sum(c => c.Rows);
    }
}
