using Microsoft.Data.Sqlite;
using ModelWatch.Journal;

namespace ModelWatch.Tests.Journal;

/// <summary>A journal in a directory of its own, with few identities in memory, that can be closed and opened.</summary>
internal sealed class JournalHouse(JournalOptions? options = null, TimeProvider? time = null, Func<string, long>? free = null) : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
    private readonly JournalOptions _options = options ?? new JournalOptions();
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly string _directory = Directory.CreateTempSubdirectory("modelwatch-journal-").FullName;
    private EventLog? _log;

    public EventLog Log => _log ??= new EventLog(File, _time, _options, free);

    public string File => Path.Combine(_directory, "journal.db");

    public async Task ReopenAsync()
    {
        await CloseAsync();
        _ = Log;
    }

    public async Task CloseAsync()
    {
        if (_log is not null)
            await _log.DisposeAsync();
        _log = null;
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(_directory, recursive: true);
    }

    public Task<RowOutcome[]> AppendAsync(string model, params (int Id, string Source, int Content, long Expires)[] events) =>
        Log.AppendAsync(Batch(model, Now, events), [.. events.Select(e => (UInt128)e.Content)], [.. events.Select(e => e.Expires)]);

    public Task<RowOutcome[]> LabelAsync(string model, int id, string? source, string value, long time) => Log.AppendAsync(new LabelBatch
    {
        Model = model,
        Received = Now,
        Ids = [Id(id)],
        Sources = [source],
        Values = [value],
        Times = [time],
    });

    public static EventBatch Batch(string model, DateTimeOffset received, params (int Id, string Source, int Content, long Expires)[] events) => new()
    {
        Model = model,
        PlanDigest = "p",
        Received = received,
        Ids = [.. events.Select(e => Id(e.Id))],
        IdTexts = [.. events.Select(e => "id" + e.Id)],
        Sources = [.. events.Select(e => e.Source)],
        Times = new long[events.Length],
        Versions = [.. events.Select(_ => "1")],
        Weights = [.. events.Select(_ => 1.0)],
        Sequences = new long[events.Length],
        Columns = [],
    };

    /// <summary>Waits until a question to the file is answered with 1.</summary>
    public async Task UntilAsync(string sql)
    {
        for (var i = 0; i < 1500 && Ask(sql) != 1; i++)
            await Task.Delay(20);
        Assert.Equal(1, Ask(sql));
    }

    /// <summary>One number, or how many rows were changed.</summary>
    public long Ask(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return sql.StartsWith("SELECT", StringComparison.Ordinal) ? command.ExecuteScalar() as long? ?? 0 : command.ExecuteNonQuery();
    }

    private static UInt128 Id(int id) => Hash128.OfId("id" + id);
}
