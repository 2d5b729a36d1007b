using ModelWatch.Findings;
using ModelWatch.State;
using ModelWatch.Tests.Measures;

namespace ModelWatch.Tests.Findings;

public sealed class FindingStoreTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("findings").FullName;
    private readonly StateDatabase _state;
    private readonly FindingStore _store = new();

    public FindingStoreTests() => _state = new(Path.Combine(_directory, "state.db"), FindingTables.Migrations);

    public void Dispose()
    {
        _state.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public void Recall_AfterRecord_KnowsWhatFiresAndHowFarItWasAssessed()
    {
        var finding = Some("F-1", 5);
        Record(FindingTransition.Opened, finding);
        var memory = _state.Read(c => _store.Recall(c, "tender", "1"));
        Assert.Equal(finding.Subjects, Assert.Single(memory.Firing).Subjects);
        Assert.Equal(finding.Diagnosis, memory.Firing[0].Diagnosis);
        Assert.Equal(finding.WindowStart, memory.AssessedThrough[FindingKey.Of(finding)]);
        Assert.Empty(_state.Read(c => _store.Recall(c, "tender", "2")).Firing);
    }

    [Fact]
    public void History_KeepsEveryStep()
    {
        var finding = Some("F-1", 5);
        Record(FindingTransition.Opened, finding);
        Record(FindingTransition.Recovered, finding with { State = FindingState.Recovered, Resolved = Sample.Start });
        var history = _state.Read(c => _store.History(c, "F-1"));
        Assert.Equal([FindingTransition.Opened, FindingTransition.Recovered], history.Select(h => h.Transition));
        Assert.Equal(FindingState.Firing, history[0].Finding.State);
        Assert.Equal(FindingState.Recovered, _state.Read(c => _store.Find(c, "F-1"))!.State);
        Assert.Empty(_state.Read(_store.Firing));
    }

    [Fact]
    public void List_PagesByWindowAndFilters()
    {
        foreach (var hour in new[] { 3, 1, 2, 4 })
            Record(FindingTransition.Opened, Some($"F-{hour}", hour));
        var first = List(new("tender") { Limit = 2 });
        Assert.Equal(["F-1", "F-2"], first.Items.Select(f => f.Id));
        var second = List(new("tender") { Limit = 2, After = FindingCursor.TryParse(first.Next!.ToString()) });
        Assert.Equal(["F-3", "F-4"], second.Items.Select(f => f.Id));
        Assert.Null(second.Next);
        Assert.Equal(["F-2", "F-3"], List(new("tender") { From = Sample.Start.AddHours(2), To = Sample.Start.AddHours(4) }).Items.Select(f => f.Id));
        Assert.Empty(List(new("tender") { State = FindingState.Recovered }).Items);
        Assert.Empty(List(new("other")).Items);
    }

    private FindingPage List(FindingQuery query) => _state.Read(c => _store.List(c, query));

    private void Record(FindingTransition transition, Finding finding) => _state.Write(t =>
    {
        _store.Record(t, new([new(transition, finding)], [FindingKey.Of(finding)], finding.WindowStart), Sample.Start);
        return true;
    });

    private static Finding Some(string id, int hour) => new()
    {
        Id = id,
        Model = "tender",
        Version = "1",
        Kind = FindingKind.Drift,
        Severity = Severity.Warning,
        State = FindingState.Firing,
        Opened = Sample.Start,
        Onset = Sample.Start,
        WindowStart = Sample.Start.AddHours(hour),
        WindowEnd = Sample.Start.AddHours(hour + 1),
        Subjects = [new("input.dose", 0.2, 1, "ks: moved")],
        Diagnosis = [new("unit-scale", "input.dose", 0.9, "0.001 times")],
    };
}
