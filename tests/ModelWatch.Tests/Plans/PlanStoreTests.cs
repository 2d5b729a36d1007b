using Microsoft.Extensions.Time.Testing;
using ModelWatch.Plans;
using ModelWatch.State;

namespace ModelWatch.Tests.Plans;

public sealed class PlanStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("plans").FullName;
    private readonly SetWatermarks _watermarks = new();
    private readonly StateDatabase _state;
    private readonly PlanStore _store;

    public PlanStoreTests()
    {
        _state = new StateDatabase(Path.Combine(_folder, "state.db"), PlanTables.Migrations);
        _store = NewStore();
    }

    public void Dispose()
    {
        _state.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Put_SamePlanAgain_ChangesNothing()
    {
        var first = Put("1");
        var again = Put("1", "# a comment\n");

        Assert.True(first.IsNew);
        Assert.False(again.IsNew);
        Assert.Equal(first.Stored, again.Stored);
        Assert.Single(_store.History("m"));
    }

    [Fact]
    public void Put_FirstPlan_CountsForEveryWindow()
    {
        _watermarks.Ticks = 1_000;
        Put("1");

        Assert.Equal("1", _store.Timeline("m").At(5)!.Version);
    }

    [Fact]
    public void Put_LaterPlan_CountsForWindowsThatStartAfterTheWatermark()
    {
        Put("1");
        _watermarks.Ticks = 1_000;
        Put("2");

        Assert.Equal("1", _store.Timeline("m").At(1_000)!.Version);
        Assert.Equal("2", _store.Timeline("m").At(1_001)!.Version);
        Assert.Equal("2", _store.Effective("m")!.Version);
    }

    [Fact]
    public void Put_AnOlderPlanAgain_IsANewStep()
    {
        Put("1");
        _watermarks.Ticks = 1_000;
        Put("2");
        _watermarks.Ticks = 2_000;

        Assert.True(Put("1").IsNew);
        Assert.Equal(["1", "2", "1"], _store.History("m").Select(plan => plan.Version));
        Assert.Equal("1", _store.Timeline("m").At(3_000)!.Version);
    }

    [Fact]
    public void Effective_AfterReopening_IsReadFromTheStore()
    {
        Put("1");

        var reopened = NewStore();

        Assert.Equal("1", reopened.Effective("m")!.Version);
        Assert.Equal(["m"], reopened.Models());
        Assert.Null(reopened.Effective("other"));
    }

    [Fact]
    public void Load_OneFileWithAMistake_StoresNothing()
    {
        Write("good.yaml", Text("1"));
        Write("bad.yml", "model: m2\nversion: '1'\ninputs: {x: {kind: nummeric}}\noutputs: {y: {kind: number}}");

        var mistake = Assert.Single(PlanFolder.Load(_folder, _store));

        Assert.Contains("bad.yml:3:20 inputs.x.kind", mistake, StringComparison.Ordinal);
        Assert.Empty(_store.Models());
    }

    [Fact]
    public void Load_AfterAChangeThroughTheApi_KeepsTheChange()
    {
        Write("m.yaml", Text("1"));
        Assert.Empty(PlanFolder.Load(_folder, _store));
        Put("2");

        Assert.Empty(PlanFolder.Load(_folder, _store));
        Assert.Equal("2", _store.Effective("m")!.Version);

        Write("m.yaml", Text("3"));
        Assert.Empty(PlanFolder.Load(_folder, _store));
        Assert.Equal("3", _store.Effective("m")!.Version);
    }

    private PlanStore NewStore() => new(_state, _watermarks, new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero)));

    private PlanPut Put(string version, string comment = "")
    {
        var text = comment + Text(version);
        return _store.Put(PlanReader.Read(text).Plan!, text);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    private static string Text(string version) => $"model: m\nversion: '{version}'\ninputs: {{x: {{kind: numeric}}}}\noutputs: {{y: {{kind: number}}}}\n";

    private sealed class SetWatermarks : IWatermarks
    {
        public long? Ticks { get; set; }

        public long? Of(string model) => Ticks;
    }
}
