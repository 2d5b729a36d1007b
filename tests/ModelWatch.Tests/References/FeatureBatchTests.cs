using ModelWatch.Journal;
using ModelWatch.References;
using ModelWatch.Statistics.Profiles;
using ModelWatch.Tests.Measures;

namespace ModelWatch.Tests.References;

public sealed class FeatureBatchTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void AddRange_OfRowsWithFaults_GivesTheDigestBytesOfAddingThemOneByOne(int seed)
    {
        var random = new Random(seed);
        var numbers = Numbers(random, 900);
        var texts = Texts(random, 900);
        var rows = Enumerable.Range(0, 900).Where(_ => random.Next(3) > 0).ToArray();
        var weights = rows.Select(_ => random.Next(1, 4) / 3.0).ToArray();
        foreach (var schema in FeatureSchema.Of(Sample.Plan))
        {
            var column = schema.Form == FeatureForm.Category ? texts : numbers;
            var singly = new FeatureProfile(schema);
            for (var i = 0; i < rows.Length; i++)
                singly.Add(column, rows[i], weights[i]);
            var batch = new FeatureProfile(schema);
            batch.AddRange(column, rows.AsSpan(0, 300), weights.AsSpan(0, 300));
            batch.AddRange(column, rows.AsSpan(300), weights.AsSpan(300));
            Assert.Equal(singly.ToDigestBytes(), batch.ToDigestBytes());
            Assert.Equal(rows.Length, batch.Quality.Rows);
            Assert.True(batch.States[CellForm.Null] > 0);
            Assert.Equal(batch.ToBytes(), FeatureProfile.FromBytes(schema, batch.ToBytes()).ToBytes());
        }
    }

    [Fact]
    public void States_OfTextsWhereNumbersWereDeclared_AreNamed()
    {
        string[] texts = ["1,5", "1,234", "12.5", "n/a", "many"];
        var column = new Column("input.dose", ColumnShape.Number)
        {
            States = [.. texts.Select(_ => CellState.WrongKind), CellState.WrongKind],
            Kinds = [.. texts.Select(_ => TokenKind.Text), TokenKind.Truth],
            Numbers = new double[6],
            Codes = [0, 1, 2, 3, 4, 5],
            Dictionary = [.. texts, "true"],
        };
        var profile = new FeatureProfile(FeatureSchema.Of(Sample.Plan).First(s => s.Form == FeatureForm.Number));
        profile.AddAll(column);
        CellForm[] forms = [CellForm.DecimalComma, CellForm.Thousands, CellForm.NumberInText, CellForm.Token, CellForm.OtherText, CellForm.OtherKind];
        Assert.All(forms, form => Assert.Equal(1, profile.States[form]));
    }

    private static Column Numbers(Random random, int count) => new("input.dose", ColumnShape.Number)
    {
        States = [.. Enumerable.Range(0, count).Select(_ => random.Next(9) switch { 0 => CellState.Null, 1 => CellState.Blank, 2 => CellState.NotANumber, _ => CellState.Value })],
        Kinds = new TokenKind[count],
        Numbers = [.. Enumerable.Range(0, count).Select(_ => Math.Round(random.NextDouble() * 1.4 - 0.2, 2))],
        Decimals = [.. Enumerable.Range(0, count).Select(_ => random.Next(8) is var d and < 7 ? (byte)d : WrittenDecimals.Unknown)],
        Codes = [.. Enumerable.Repeat(-1, count)],
    };

    private static Column Texts(Random random, int count) => new("input.country", ColumnShape.Text)
    {
        States = [.. Enumerable.Range(0, count).Select(_ => random.Next(9) == 0 ? CellState.Null : CellState.Value)],
        Kinds = new TokenKind[count],
        Codes = [.. Enumerable.Range(0, count).Select(_ => random.Next(4))],
        Dictionary = ["DE", "FR", " ", "XX"],
    };
}
