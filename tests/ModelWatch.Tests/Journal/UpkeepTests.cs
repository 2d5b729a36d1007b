using ModelWatch.Journal;
using ModelWatch.Journal.Identities;

namespace ModelWatch.Tests.Journal;

/// <summary>The housekeeping of identities and labels goes on after whatever went wrong, and says what it could not do.</summary>
public sealed class UpkeepTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Drop_ThatWasCutAfterItsFirstSlice_IsFinishedAtTheNextStart()
    {
        await using var house = new JournalHouse();
        await house.AppendAsync("m", (1, "", 1, 100));
        await house.CloseAsync();
        house.Ask("INSERT INTO identity_chunk (place, rows) VALUES ((7 << 32) + 300, x'00'), ((7 << 32) + 900, x'00'), ((9 << 32) + 5, x'00')");
        house.Ask("INSERT INTO identity_index (place, bytes) VALUES ((7 << 32) + 400, x'00')");
        await house.ReopenAsync();
        await house.UntilAsync("SELECT (SELECT COUNT(*) FROM identity_chunk) + (SELECT COUNT(*) FROM identity_index) = 0");
    }

    [Fact]
    public async Task Trim_WhoseIdentitiesCannotBeWritten_FailsAndIsDoneOnceTheyCan()
    {
        await using var house = new JournalHouse();
        await house.AppendAsync("m", (1, "", 1, 100));
        house.Ask("ALTER TABLE identity_chunk RENAME TO gone");
        var fault = await Assert.ThrowsAsync<JournalFault>(() => Trim(house));
        Assert.Contains("identity_chunk", fault.Message, StringComparison.Ordinal);

        house.Ask("ALTER TABLE gone RENAME TO identity_chunk");
        await house.UntilAsync("SELECT COUNT(*) FROM identity_run");
        await Trim(house);
        Assert.Equal(0, house.Ask("SELECT COUNT(*) FROM entry"));
        Assert.Equal([RowOutcome.Duplicate], await house.AppendAsync("m", (1, "", 1, 100)));
    }

    [Fact]
    public async Task Loop_WhoseStepThrowsAnything_GoesOn()
    {
        var done = new TaskCompletionSource();
        var calls = 0;
        await using var loop = new UpkeepLoop(
            _ =>
            {
                Exception? fault = ++calls switch
                {
                    1 => new InvalidDataException("1"),
                    2 => new OperationCanceledException("2"),
                    3 => new InsufficientMemoryException("3"),
                    _ => null,
                };
                if (fault is null) done.TrySetResult();
                return fault is null ? Task.FromResult(false) : Task.FromException<bool>(fault);
            },
            TimeSpan.FromMilliseconds(1));
        await done.Task.WaitAsync(Long);
        Assert.Equal((3, "3"), (loop.Failures, loop.Last!.Message));
    }

    [Fact]
    public async Task Loop_ThatHasEnded_MayStillBeWoken()
    {
        var loop = new UpkeepLoop(_ => Task.FromResult(false), TimeSpan.FromMilliseconds(1));
        await loop.DisposeAsync();
        loop.Wake();
        Assert.True(loop.IsStopping);
    }

    [Fact]
    public async Task TrimLabels_OfThoseBeforeATime_ForgetsThemOfThatModelOnly()
    {
        await using var house = new JournalHouse();
        for (var id = 0; id < 2500; id += 500)
            await house.Log.AppendAsync(Labels("m", id, 500, JournalHouse.Now));
        await house.Log.AppendAsync(Labels("m", 5000, 10, JournalHouse.Now.AddDays(1)));
        await house.Log.AppendAsync(Labels("n", 0, 10, JournalHouse.Now));

        house.Log.TrimLabels("m", JournalHouse.Now.AddHours(1));
        Assert.Equal(20, house.Ask("SELECT COUNT(*) FROM outcome"));
        Assert.All(await house.Log.AppendAsync(Labels("m", 5000, 10, JournalHouse.Now)), o => Assert.Equal(RowOutcome.Duplicate, o));
        Assert.All(await house.Log.AppendAsync(Labels("n", 0, 10, JournalHouse.Now)), o => Assert.Equal(RowOutcome.Duplicate, o));
        Assert.All(await house.Log.AppendAsync(Labels("m", 0, 10, JournalHouse.Now)), o => Assert.Equal(RowOutcome.Accepted, o));
    }

    /// <summary>A flush that never ended held the caller's thread: the test must not hang with it.</summary>
    private static Task Trim(JournalHouse house) => Task.Run(() => house.Log.Trim("m", house.Log.Head("m"), JournalHouse.Now.AddDays(1))).WaitAsync(Long);

    private static LabelBatch Labels(string model, int first, int count, DateTimeOffset received) => new()
    {
        Model = model,
        Received = received,
        Ids = [.. Enumerable.Range(first, count).Select(id => Hash128.OfId("id" + id))],
        Sources = new string?[count],
        Values = [.. Enumerable.Repeat("1", count)],
        Times = new long[count],
    };
}
