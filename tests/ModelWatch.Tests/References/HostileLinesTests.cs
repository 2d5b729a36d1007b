using System.Buffers.Binary;
using System.Text;
using ModelWatch.References.Files;

namespace ModelWatch.Tests.References;

/// <summary>Lines that say a thing twice, and footers that lie of their length.</summary>
public sealed class HostileLinesTests
{
    private static readonly TableField[] _fields = [new("a", "input.a", CellKind.Number), new("b", "output.b", CellKind.Number)];

    [Theory]
    [InlineData("""{"a":1,"b":2,"a":3}""", "a")]
    [InlineData("""{"zz":1,"a":1,"zz":1}""", "zz")]
    [InlineData("""{"inputs":{"a":1,"a":2}}""", "a")]
    [InlineData("""{"inputs":{"a":1},"inputs":{"a":2}}""", "inputs")]
    [InlineData("""{"inputs":{"q":1,"q":2}}""", "q")]
    [InlineData("""{"a":1,"\u0061":2}""", "a")]
    public void Line_WithAMemberTwice_IsRefusedWithItsNumber(string line, string name)
    {
        var good = """{"a":1,"b":2,"other":3}""" + "\n";
        var fault = Assert.Throws<TableFault>(() => Rows(good + good + line));
        Assert.Equal($"Line 3: the member {name} occurs twice.", fault.Message);
        Assert.Equal(3, fault.Line);
    }

    [Fact]
    public void Lines_WithTheSameMembers_AreRows()
    {
        var good = """{"a":1,"b":2,"other":3,"inputs":{"other":1}}""" + "\n";
        Assert.Equal(20_000, Rows(string.Concat(Enumerable.Repeat(good, 20_000))));
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1000)]
    public void Footer_ThatLiesOfItsLength_IsAFaultWithoutAPath(int length)
    {
        var size = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(size, length);
        byte[] file = [.. "PAR1"u8, .. new byte[200], .. size, .. "PAR1"u8];
        var fault = Assert.Throws<TableFault>(() => TableReader.Open(new MemoryStream(file), Path.GetTempPath()));
        Assert.Contains($"{length} bytes", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Path.GetTempPath(), fault.Message, StringComparison.Ordinal);
    }

    private static int Rows(string lines)
    {
        using var table = TableReader.Open(new MemoryStream(Encoding.UTF8.GetBytes(lines)), Path.GetTempPath());
        return table.Read(_fields).Sum(chunk => chunk.Rows);
    }
}
