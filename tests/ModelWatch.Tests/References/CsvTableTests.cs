using System.Text;
using ModelWatch.Journal;
using ModelWatch.References.Files;

namespace ModelWatch.Tests.References;

public sealed class CsvTableTests
{
    private static readonly TableField _number = new("a", "input.a", CellKind.Number);
    private static readonly TableField _text = new("b", "input.b", CellKind.Text);

    [Fact]
    public void Read_QuotesCommasAndLineBreaks_AreOneCell()
    {
        var column = Read("a,b\n1,\"x, \"\"y\"\"\nz\"\r\n2,plain", _text);
        Assert.Equal(["x, \"y\"\nz", "plain"], Texts(column));
    }

    [Fact]
    public void Read_UnquotedEmptyAndQuotedEmpty_AreNullAndBlank()
    {
        var column = Read("a,b\n1,\n2,\"\"\n", _text);
        Assert.Equal([CellState.Null, CellState.Blank], column.States);
    }

    [Fact]
    public void Read_NumbersAndWhatIsNone_KeepWhatWasFound()
    {
        var column = Read("a\n1.5\n 2e3 \nNA\nNaN\nnull\nNone\nnan\n-inf\n1e999\n\"\"\n12,5x\n".Replace("12,5x", "\"12,5\"", StringComparison.Ordinal), _number);
        Assert.Equal(
            [
                CellState.Value, CellState.Value, CellState.MissingToken, CellState.MissingToken, CellState.MissingToken, CellState.MissingToken,
                CellState.NotANumber, CellState.NegativeInfinity, CellState.PositiveInfinity, CellState.Blank, CellState.WrongKind,
            ],
            column.States);
        Assert.Equal(2000, column.Numbers[1]);
        Assert.Equal("12,5", column.Dictionary[column.Codes[10]]);
    }

    [Fact]
    public void Read_BooleansInAnyCaseAndDigits_AreTrueAndFalse()
    {
        var column = Read("a\nTRUE\n0\nyes\n", new TableField("a", "input.a", CellKind.Truth));
        Assert.Equal([CellState.Value, CellState.Value, CellState.WrongKind], column.States);
        Assert.Equal("true", column.Dictionary[column.Codes[0]]);
        Assert.Equal("false", column.Dictionary[column.Codes[1]]);
    }

    [Fact]
    public void Read_ByteOrderMarkAndGzip_AreTakenOff()
    {
        using var table = TableReader.Open(ReferencePlans.Packed("\uFEFFa,b\n1,x\n"), Path.GetTempPath());
        Assert.Equal(["a", "b"], table.Names);
        Assert.Equal(1, table.Read([_number]).Single().Columns[0].Numbers[0]);
    }

    [Fact]
    public void Read_PiecesOfAnySize_GiveTheSameCells()
    {
        var text = "a,b\r\n1,\"x\r\ny\"\r\n2,\"\"\"\"\r\n3,é\r\n";
        for (var piece = 1; piece < 8; piece++)
        {
            using var table = new CsvTable(new Trickle(Encoding.UTF8.GetBytes(text), piece));
            Assert.Equal(["x\r\ny", "\"", "é"], Texts(table.Read([_text]).Single().Columns[0]));
        }
    }

    [Theory]
    [InlineData("a,b\n1,2\n3\n", "Line 3")]
    [InlineData("a,b\n1,2\n3,4,5\n", "3 cells, the header has 2")]
    [InlineData("a,a\n1,2\n", "\"a\" stands twice")]
    [InlineData("a,b\n1,\"x\" y\n", "closing quote")]
    [InlineData("a,b\n1,\"x\n", "never closed")]
    [InlineData("a;b;c\n1;2;3\n", "separators")]
    [InlineData("", "empty")]
    [InlineData("\n \n", "empty")]
    [InlineData("a\0b\n", "binary")]
    [InlineData("[{\"a\":1}]", "one object a line")]
    [InlineData("PK\u0003\u0004zip", "spreadsheet")]
    public void Read_BrokenFile_SaysWhatAndWhere(string text, string expected)
    {
        var fault = Assert.Throws<TableFault>(() => ReadAll(ReferencePlans.Bytes(text)));
        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_BytesThatAreNoUtf8_NamesTheLine()
    {
        var fault = Assert.Throws<TableFault>(() => ReadAll(new MemoryStream([.. "a,b\n1,x\n2,"u8, 0xE9, (byte)'\n'])));
        Assert.Equal(3, fault.Line);
        Assert.Contains("UTF-8", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b\n")]
    [InlineData("a,b\n1,\"")]
    [InlineData("{\"a\":\"")]
    public void Read_LineWithoutEnd_FailsWithinItsLimit(string start)
    {
        using var endless = new Endless(Encoding.UTF8.GetBytes(start));
        Assert.Throws<TableFault>(() => ReadAll(endless));
        Assert.InRange(endless.Given, 1, 40L * 1024 * 1024);
    }

    [Fact]
    public void Read_DamagedGzip_IsAFaultOfTheFile()
    {
        var packed = new MemoryStream();
        ReferencePlans.Packed(ReferencePlans.Csv(ReferencePlans.Rows(5000))).CopyTo(packed);
        var bytes = packed.ToArray();
        bytes.AsSpan(200, 40).Fill(0xFF);
        Assert.Throws<TableFault>(() => ReadAll(new MemoryStream(bytes)));
    }

    [Fact]
    public void Read_MoreThanTheLimitAfterUnpacking_IsTooLarge()
    {
        var fault = Assert.Throws<TableFault>(() =>
        {
            using var table = TableReader.Open(ReferencePlans.Packed("a\n" + new string('1', 200_000) + "\n"), Path.GetTempPath(), limit: 100_000);
            foreach (var _ in table.Read([_number])) { }
        });
        Assert.True(fault.TooLarge);
    }

    private static Column Read(string text, TableField field)
    {
        using var table = TableReader.Open(ReferencePlans.Bytes(text), Path.GetTempPath());
        return table.Read([field]).Single().Columns[0];
    }

    private static void ReadAll(Stream stream)
    {
        using var table = TableReader.Open(stream, Path.GetTempPath());
        foreach (var _ in table.Read([_number, _text])) { }
    }

    private static string[] Texts(Column column) => [.. column.Codes.Select(c => column.Dictionary[c])];
}
