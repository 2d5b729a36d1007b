using CsCheck;
using Microsoft.AspNetCore.Http;
using ModelWatch.Access;

namespace ModelWatch.Tests.Access;

public sealed class ListPageTests
{
    [Fact]
    public void Pages_TogetherAreTheList() => Gen.Select(Gen.Int[0, 50], Gen.Int[1, 12]).Sample((count, limit) =>
    {
        var all = Enumerable.Range(0, count).Select(i => $"m{i:00}").ToList();
        var seen = new List<string>();
        string? next = "";
        while (next is not null)
        {
            var page = ListPage<string>.Of(all, name => name, Query(("limit", $"{limit}"), ("cursor", next))).Page!;
            Assert.True(page.Items.Count <= limit);
            seen.AddRange(page.Items);
            next = page.Next;
        }

        Assert.Equal(all, seen);
    });

    [Fact]
    public void WithoutLimit_ThousandAreGiven() =>
        Assert.Equal(1000, ListPage<string>.Of([.. Enumerable.Range(0, 1500).Select(i => $"{i:0000}")], name => name, Query()).Page!.Items.Count);

    [Theory]
    [InlineData("limit", "0")]
    [InlineData("limit", "-1")]
    [InlineData("limit", "10001")]
    [InlineData("limit", "ten")]
    [InlineData("limit", "1e3")]
    [InlineData("cursor", "nobody")]
    public void WrongParameter_Is400(string name, string value)
    {
        var (page, problem) = ListPage<string>.Of(["a"], item => item, Query((name, value)));
        Assert.Null(page);
        Assert.Equal(400, Assert.IsType<IStatusCodeHttpResult>(problem, exactMatch: false).StatusCode);
    }

    private static QueryCollection Query(params (string Name, string Value)[] values) =>
        new(values.ToDictionary(v => v.Name, v => new Microsoft.Extensions.Primitives.StringValues(v.Value)));
}
