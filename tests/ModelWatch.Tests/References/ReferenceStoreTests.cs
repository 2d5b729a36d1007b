using Microsoft.Extensions.Time.Testing;
using ModelWatch.Plans;
using ModelWatch.References;
using ModelWatch.State;

namespace ModelWatch.Tests.References;

public sealed class ReferenceStoreTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("modelwatch-test-").FullName;
    private readonly StateDatabase _state;
    private readonly Watermark _watermark = new();
    private readonly ReferenceStore _store;

    public ReferenceStoreTests()
    {
        _state = new StateDatabase(Path.Combine(_directory, "state.db"), ReferenceTables.Migrations);
        _store = Store();
    }

    [Fact]
    public void Effective_BeyondTheMemory_IsReadAgainAndIsTheSame()
    {
        var store = new ReferenceStore(_state, _watermark, new FakeTimeProvider(), memory: 1);
        foreach (var model in new[] { "a", "b" }) store.Put(Profile(100) with { Model = model });
        var (first, second, again) = (store.Effective("a")!, store.Effective("b")!, store.Effective("a")!);

        Assert.NotSame(first, again);
        Assert.Equal(ReferenceBytes.Of(first), ReferenceBytes.Of(again));
        Assert.Equal(("a", "b"), (again.Model, second.Model));
        Assert.Same(again, store.Effective("a"));
    }

    [Fact]
    public void Put_FirstReference_CountsForEveryWindow()
    {
        _watermark.Ticks = 500;
        var put = _store.Put(Profile(100));
        Assert.True(put.IsNew);
        Assert.Equal((1, 0), (put.Stored.Version, put.Stored.EffectiveFrom));
        Assert.Equal(put.Stored.Digest, _store.At("tender", 1)?.Digest);
    }

    [Fact]
    public void Put_TheSameAgain_ChangesNothing()
    {
        _store.Put(Profile(100));
        Assert.False(_store.Put(Profile(100)).IsNew);
        Assert.Single(_store.History("tender"));
    }

    [Fact]
    public void Put_LaterReference_CountsFromTheWindowAfterTheWatermark()
    {
        var first = _store.Put(Profile(100)).Stored;
        Assert.Equal(first.Digest, _store.Effective("tender")?.Digest);
        _watermark.Ticks = 500;
        var second = _store.Put(Profile(200)).Stored;
        Assert.Equal(2, second.Version);
        Assert.Equal(first.Digest, _store.At("tender", 500)?.Digest);
        Assert.Equal(second.Digest, _store.At("tender", 501)?.Digest);
        Assert.Equal(first.Digest, _store.Find("tender", first.Digest)?.Digest);
    }

    [Fact]
    public void Effective_AfterRestart_IsTheSameProfile()
    {
        var profile = Profile(1000);
        _store.Put(profile);
        var back = Store().Effective("tender")!;
        Assert.Equal(ReferenceBytes.DigestOf(back), profile.Digest);
        Assert.Equal(profile.Warnings, back.Warnings);
        Assert.Equal(profile.SmallestShift, back.SmallestShift);
        Assert.Null(Store().Effective("other"));
    }

    public void Dispose()
    {
        _state.Dispose();
        Directory.Delete(_directory, true);
    }

    private ReferenceStore Store() => new(_state, _watermark, new FakeTimeProvider());

    private static ReferenceProfile Profile(int rows) => ReferencePlans.Build(ReferencePlans.Csv(ReferencePlans.Rows(rows))).Profile!;

    private sealed class Watermark : IWatermarks
    {
        public long? Ticks { get; set; }

        public long? Of(string model) => Ticks;
    }
}
