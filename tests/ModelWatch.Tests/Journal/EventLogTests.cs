using ModelWatch.Journal;

namespace ModelWatch.Tests.Journal;

public sealed class EventLogTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
    private readonly string _directory = Directory.CreateTempSubdirectory("modelwatch-journal-").FullName;
    private EventLog _log = null!;

    public Task InitializeAsync()
    {
        _log = new EventLog(Path.Combine(_directory, "journal.db"), TimeProvider.System);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _log.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task Append_SameIdAgain_IsDuplicateOrConflictByContent()
    {
        Assert.Equal([RowOutcome.Accepted, RowOutcome.Accepted], await AppendAsync(("a", "", 1), ("b", "", 1)));
        Assert.Equal([RowOutcome.Duplicate, RowOutcome.Conflict, RowOutcome.Accepted], await AppendAsync(("a", "", 1), ("b", "", 2), ("a", "other", 1)));
        Assert.Equal([RowOutcome.Accepted, RowOutcome.Duplicate], await AppendAsync(("c", "", 1), ("c", "", 1)));
    }

    [Fact]
    public async Task Append_AfterTheHorizon_IsNew()
    {
        await AppendAsync(("a", "", 1));
        _log.Advance("m", 101);

        Assert.Equal([RowOutcome.Accepted], await AppendAsync(("a", "", 2)));
    }

    [Fact]
    public async Task Read_AfterReopening_GivesWhatWasAcknowledged()
    {
        await AppendAsync(("a", "", 1), ("b", "", 1));
        await AppendAsync(("a", "", 1));
        await _log.DisposeAsync();
        _log = new EventLog(Path.Combine(_directory, "journal.db"), TimeProvider.System);

        var entries = _log.Read("m", 0, 10);

        Assert.Equal([2, 1], entries.Select(e => e.Events!.Count));
        Assert.Equal([RowOutcome.Duplicate], entries[1].Outcomes);
        Assert.Equal([RowOutcome.Duplicate], await AppendAsync(("b", "", 1)));
    }

    [Fact]
    public async Task Append_ManyAtOnce_CommitsEachOnce()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 400).Select(i => AppendAsync(("id" + (i % 100), "", 1))));

        Assert.Equal(100, outcomes.Count(o => o[0] == RowOutcome.Accepted));
        Assert.Equal(300, outcomes.Count(o => o[0] == RowOutcome.Duplicate));
    }

    [Fact]
    public async Task AppendLabels_AgainCorrectedAndContradicting_AreToldApart()
    {
        await AppendAsync(("a", "x", 1), ("a", "y", 1), ("b", "x", 1));

        Assert.Equal([RowOutcome.Accepted], await LabelAsync("b", null, "1", 10));
        Assert.Equal([RowOutcome.Duplicate], await LabelAsync("b", null, "1", 10));
        Assert.Equal([RowOutcome.Conflict], await LabelAsync("b", null, "0", 10));
        Assert.Equal([RowOutcome.Accepted], await LabelAsync("b", null, "0", 11));
        Assert.Equal([RowOutcome.Ambiguous], await LabelAsync("a", null, "1", 10));
        Assert.Equal([RowOutcome.Accepted], await LabelAsync("a", "y", "1", 10));
        Assert.Equal([RowOutcome.Accepted], await LabelAsync("unknown yet", null, "1", 10));
    }

    private Task<RowOutcome[]> AppendAsync(params (string Id, string Source, int Content)[] events) => _log.AppendAsync(
        new EventBatch
        {
            Model = "m",
            PlanDigest = "p",
            Received = Now,
            Ids = [.. events.Select(e => Hash128.OfId(e.Id))],
            IdTexts = [.. events.Select(e => e.Id)],
            Sources = [.. events.Select(e => e.Source)],
            Times = new long[events.Length],
            Versions = [.. events.Select(_ => "1")],
            Weights = [.. events.Select(_ => 1.0)],
            Sequences = new long[events.Length],
            Columns = [],
        },
        [.. events.Select(e => (UInt128)e.Content)],
        [.. events.Select(_ => 100L)]);

    private Task<RowOutcome[]> LabelAsync(string id, string? source, string value, long time) => _log.AppendAsync(new LabelBatch
    {
        Model = "m",
        Received = Now,
        Ids = [Hash128.OfId(id)],
        Sources = [source],
        Values = [value],
        Times = [time],
    });
}
