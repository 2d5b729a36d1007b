using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using ModelWatch.Journal;

namespace ModelWatch.Tests.Journal;

/// <summary>What the journal refuses, and what it finds damaged.</summary>
public sealed class JournalBoundsTests
{
    [Fact]
    public async Task Append_WithNoRoomButTheReserve_IsRefusedUntilThereIsRoom()
    {
        long free = 1 << 20;
        await using var house = new JournalHouse(new JournalOptions { Reserve = 1 << 20 }, free: _ => Interlocked.Read(ref free));
        var fault = await Assert.ThrowsAsync<JournalFault>(() => house.AppendAsync("m", (1, "", 1, 100)));
        Assert.Equal(JournalFaultKind.DiskFull, fault.Kind);
        Assert.Contains("full", house.Log.Refusal, StringComparison.Ordinal);
        Assert.Equal(0, house.Log.Head("m"));

        Interlocked.Exchange(ref free, 1 << 30);
        await Until(() => house.Log.Refusal is null);
        Assert.Equal([RowOutcome.Accepted], await house.AppendAsync("m", (1, "", 1, 100)));
    }

    [Fact]
    public async Task Append_MoreThanMayWaitForTheFold_IsRefusedUntilItIsFolded()
    {
        await using var house = new JournalHouse(new JournalOptions { MostUnfolded = 1 << 20 });
        Assert.Empty(house.Log.Read("m", 0, 1));
        var next = 0;
        JournalFault? fault = null;
        while (fault is null && next < 100_000)
        {
            try
            {
                await house.AppendAsync("m", [.. Enumerable.Range(next, 2000).Select(id => (id, "", 1, 100L))]);
                next += 2000;
            }
            catch (JournalFault refused)
            {
                fault = refused;
            }
        }

        Assert.Equal(JournalFaultKind.Backlog, fault!.Kind);
        long after = 0;
        for (var read = house.Log.Read("m", after, 16); read.Count > 0; read = house.Log.Read("m", after, 16))
            after = read[^1].Position;
        await Until(() => house.Log.Refusal is null);
        Assert.Equal([RowOutcome.Accepted], await house.AppendAsync("m", (next, "", 1, 100)));
    }

    [Fact]
    public async Task Read_ADamagedEntry_GivesThoseBeforeItAndStopsThere()
    {
        await using var house = new JournalHouse(new JournalOptions { MostRecent = 0 });
        for (var id = 0; id < 5; id++)
            await house.AppendAsync("m", (id, "", 1, 100));
        await house.CloseAsync();
        Execute(house.File, "UPDATE entry SET payload = CAST(substr(payload, 1, length(payload) - 1) || x'7F' AS BLOB) WHERE position = 3");

        Assert.Equal([1, 2], house.Log.Read("m", 0, 10).Select(e => e.Position));
        var damage = Assert.Throws<JournalDamage>(() => house.Log.Read("m", 2, 10));
        Assert.Equal(3, damage.Position);
        Assert.Contains("position 3", damage.Message, StringComparison.Ordinal);
        Assert.Equal([4, 5], house.Log.Read("m", 3, 10).Select(e => e.Position));
    }

    [Theory]
    [InlineData("UPDATE entry SET outcomes = x'01' WHERE position = 1")]
    [InlineData("UPDATE entry SET model = 2 WHERE position = 1")]
    public async Task Read_AnEntryThatWasChanged_IsDamage(string change)
    {
        await using var house = new JournalHouse(new JournalOptions { MostRecent = 0 });
        await house.AppendAsync("m", (1, "", 1, 100));
        await house.AppendAsync("n", (1, "", 1, 100));
        Execute(house.File, change);
        Assert.Throws<JournalDamage>(() => house.Log.Read(change.Contains("model", StringComparison.Ordinal) ? "n" : "m", 0, 1));
    }

    [Fact]
    public async Task Until_APosition_LeavesWhatComesAfterItInMemory()
    {
        await using var house = new JournalHouse();
        for (var id = 0; id < 40; id++)
            await house.AppendAsync("m", (id, "", 1, 100));
        // What memory has let go of would be read from the disk, and found damaged.
        Assert.Equal(20, house.Ask("UPDATE entry SET seal = 0 WHERE position > 20"));
        Assert.Equal(Enumerable.Range(1, 20), new CorridorBacklog("m", house.Log).Until(20).Select(e => (int)e.Position));
        Assert.Equal(Enumerable.Range(21, 20), house.Log.Read("m", 20, 100).Select(e => (int)e.Position));
    }

    [Theory]
    [InlineData("UPDATE entry SET outcomes = x'01' WHERE position = 1")]
    [InlineData("UPDATE entry SET outcomes = x'10' WHERE position = 1")]
    [InlineData("UPDATE entry SET payload = x'00' WHERE position = 1")]
    public async Task Start_AnEntryWhoseIdentitiesCannotBeTrusted_IsDamage(string change)
    {
        // Its identity would be forgotten, and the event sent again counted twice.
        await using var house = new JournalHouse();
        await house.AppendAsync("m", (1, "", 1, 100));
        await house.AppendAsync("m", (2, "", 1, 100));
        await house.CloseAsync();
        Execute(house.File, change);
        var damage = Assert.Throws<JournalDamage>(() => house.Log);
        Assert.Equal(1, damage.Position);
    }

    [Theory]
    [InlineData(3600)]
    [InlineData(-3600)]
    [InlineData(86_400)]
    [InlineData(-86_400)]
    public async Task Clock_ThatJumps_LosesNoIdentityAndNoEntry(int seconds)
    {
        var time = new FakeTimeProvider(JournalHouse.Now) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };
        await using var house = new JournalHouse(new JournalOptions { IdentitiesInMemory = 1000, MostRecent = 0 }, time);
        await house.AppendAsync("m", [.. Enumerable.Range(0, 1500).Select(id => (id, "", 1, 100L))]);
        time.AdjustTime(time.GetUtcNow().AddSeconds(seconds));
        var later = JournalHouse.Batch("m", time.GetUtcNow(), [.. Enumerable.Range(1500, 500).Select(id => (id, "", 1, 100L))]);
        await house.Log.AppendAsync(later, new UInt128[500], [.. Enumerable.Repeat(100L, 500)]);
        await house.ReopenAsync();

        Assert.All(await house.AppendAsync("m", [.. Enumerable.Range(0, 1500).Select(id => (id, "", 1, 100L))]), o => Assert.Equal(RowOutcome.Duplicate, o));
        Assert.Equal([1500, 500, 1500], house.Log.Read("m", 0, 10).Select(e => e.Events!.Count));
    }

    [Fact]
    public async Task Read_FromMemoryAndFromTheDisk_IsTheSame()
    {
        await using var house = new JournalHouse();
        await house.AppendAsync("m", (1, "a", 1, 100), (2, "b", 1, 100), (1, "a", 1, 100));
        await house.LabelAsync("m", 1, null, "1", 5);
        await house.LabelAsync("m", 1, "a", "0", 6);
        var fresh = house.Log.Read("m", 0, 10);
        await house.ReopenAsync();
        var stored = house.Log.Read("m", 0, 10);

        Assert.Equal(fresh.Select(e => (e.Position, e.Model)), stored.Select(e => (e.Position, e.Model)));
        Assert.Equal(fresh.Select(e => e.Outcomes), stored.Select(e => e.Outcomes));
        Assert.Equal(BatchCodec.Write(fresh[0].Events!), BatchCodec.Write(stored[0].Events!));
        Assert.Equal(BatchCodec.Write(fresh[2].Labels!), BatchCodec.Write(stored[2].Labels!));
        Assert.Equal([null, "a"], stored.Skip(1).Select(e => e.Labels!.Sources[0]));
    }

    private static async Task Until(Func<bool> isTrue)
    {
        for (var i = 0; i < 500 && !isTrue(); i++)
            await Task.Delay(20);
        Assert.True(isTrue());
    }

    private static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
