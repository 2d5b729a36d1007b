using ModelWatch.Access;

namespace ModelWatch.Tests.Access;

public sealed class ScopeTests
{
    [Theory]
    [InlineData("ingest:tender")]
    [InlineData("read:*")]
    [InlineData("admin:a-1")]
    public void Scope_IsReadAndWritten(string text) => Assert.Equal(text, Scope.Parse(text)!.ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("read")]
    [InlineData("read:")]
    [InlineData("READ:*")]
    [InlineData("write:tender")]
    [InlineData("read:Tender")]
    [InlineData("read:a*")]
    [InlineData("read:a:b")]
    [InlineData("read:a\n")]
    [InlineData("read:a read:b")]
    public void OtherText_IsNoScope(string? text) => Assert.Null(Scope.Parse(text));

    [Fact]
    public void Right_ReachesItsOwnModelAndIncludesNoOther()
    {
        var rights = new AccessRights("k", [Scope.Parse("ingest:a")!, Scope.Parse("admin:*")!], isKey: true);
        Assert.True(rights.Has(Right.Ingest, "a"));
        Assert.False(rights.Has(Right.Ingest, "b"));
        Assert.False(rights.HasEvery(Right.Ingest));
        Assert.True(rights.HasEvery(Right.Admin));
        Assert.False(rights.CanRead("a"));
    }

    [Theory]
    [InlineData("90d", 90 * 86400)]
    [InlineData("24h", 86400)]
    [InlineData("5m", 300)]
    [InlineData("0s", 0)]
    public void Length_IsRead(string text, int seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), KeyReading.Length(text));

    [Theory]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("-1d")]
    [InlineData("1.5h")]
    [InlineData("12")]
    [InlineData("999999999d")]
    public void OtherLength_IsNone(string text) => Assert.Null(KeyReading.Length(text));

    [Fact]
    public void Request_GathersEveryMistake()
    {
        var now = new DateTimeOffset(2026, 11, 25, 0, 0, 0, TimeSpan.Zero);
        var (_, _, mistakes) = KeyReading.Read(["read:A", "ingest:a", "all"], "2026-01-01T00:00:00Z", now);
        Assert.Equal(3, mistakes.Count);
        Assert.Single(KeyReading.Read([], null, now).Mistakes);
        Assert.Single(KeyReading.Read(["read:a"], "2027-01-01T00:00:00", now).Mistakes);
        Assert.Empty(KeyReading.Read(["read:a"], "2027-01-01T00:00:00+02:00", now).Mistakes);
    }
}
