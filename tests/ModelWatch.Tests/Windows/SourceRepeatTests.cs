using ModelWatch.Journal;
using ModelWatch.References;
using ModelWatch.Windows;
using Sample = ModelWatch.Tests.Measures.Sample;

namespace ModelWatch.Tests.Windows;

public sealed class SourceRepeatTests
{
    private static readonly FeatureSchema Schema = FeatureSchema.Of(Sample.Plan).First(s => s.Form == FeatureForm.Number);

    /// <summary>One digit a row; a dot is a missing cell, a bar the end of a batch.</summary>
    [Theory]
    [InlineData("1122", "aaaa", 2, 3)]
    [InlineData("1122", "aabb", 2, 2)]
    [InlineData("1212", "abab", 2, 2)]
    [InlineData("1.21", "aaab", 0, 1)]
    [InlineData("1.1.1", "ababa", 2, 2)]
    [InlineData(".11", "bab", 0, 0)]
    [InlineData("1|1|1", "a|a|a", 2, 2)]
    [InlineData("1|1|1", "a|b|a", 0, 0)]
    [InlineData("11|11", "ab|ba", 1, 1)]
    [InlineData("1|.|1", "a|b|a", 0, 0)]
    [InlineData("12|2", "ba|a", 1, 1)]
    public void Repeats_OfRowsOfSeveralSources_AreCountedWithinASource(string digits, string sources, int repeats, int pairs)
    {
        var scope = Scope.Empty(null, [Schema]);
        var whole = new FeatureProfile(Schema);
        foreach (var (values, names) in digits.Split('|').Zip(sources.Split('|')))
        {
            Column[] columns = [Numbers(values)];
            scope.Add(columns, [.. Enumerable.Range(0, values.Length)], [.. Enumerable.Range(1, values.Length).Select(w => (double)w)], [.. names.Select(n => n.ToString())]);
            whole.AddRange(columns[0], [.. Enumerable.Range(0, values.Length)], [.. Enumerable.Range(1, values.Length).Select(w => (double)w)]);
        }

        var profile = scope.Profiles.Single();
        Assert.Equal((repeats, pairs), (profile.Numbers!.Repeats, profile.Numbers.Pairs));
        Assert.Equal(whole.ToDigestBytes(), profile.ToDigestBytes());
    }

    private static Column Numbers(string values) => new(Schema.Subject, ColumnShape.Number)
    {
        States = [.. values.Select(v => v == '.' ? CellState.Null : CellState.Value)],
        Kinds = new TokenKind[values.Length],
        Numbers = [.. values.Select(v => v == '.' ? 0 : (double)(v - '0'))],
        Codes = [.. values.Select(_ => -1)],
    };
}
