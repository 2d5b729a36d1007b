using Microsoft.Data.Sqlite;
using ModelWatch.Access;
using ModelWatch.State;

namespace ModelWatch.Commands.Keys;

/// <summary>The keys in a directory that no service runs on; whoever may write there may make keys.</summary>
internal sealed class LocalKeyRing : IKeyRing
{
    private readonly DataDirectory _directory;
    private readonly StateDatabase _state;
    private readonly KeyStore _keys;

    private LocalKeyRing(DataDirectory directory)
    {
        _directory = directory;
        _state = new StateDatabase(directory.StateFile, Rooms.Migrations());
        _keys = new KeyStore(_state, TimeProvider.System);
    }

    /// <summary>Exactly one of the results is null. Where no service ever was, a key is made only if <paramref name="isNew"/> says that this is meant.</summary>
    public static (LocalKeyRing? Ring, KeyAnswer? Fault) Open(string path, bool isNew)
    {
        if (!isNew && !File.Exists(Path.Combine(path, "state.db")))
            return (null, KeyAnswer.Failed(ExitCode.BadData, $"{path} is no data directory: it has no state.db. To make the first key of a service that will start there, give key create --new."));
        var (directory, fault) = DataDirectory.Take(path);
        if (directory is null)
        {
            return (null, KeyAnswer.Failed(fault!.ExitCode, fault.Sentence));
        }

        try
        {
            return (new LocalKeyRing(directory), null);
        }
        catch (SqliteException e)
        {
            directory.Dispose();
            return (null, KeyAnswer.Failed(ExitCode.InputOutput, $"The database in {path} cannot be opened: {e.Message}"));
        }
    }

    public Task<KeyAnswer> CreateAsync(IReadOnlyList<Scope> scopes, DateTimeOffset? expires) => Task.FromResult(
        _keys.Create(scopes, expires) is var (_, text) ? KeyAnswer.Done(text) with { Note = WithoutAdmin() } : KeyAnswer.Failed(ExitCode.BadData, $"There are {KeyStore.Most} keys already."));

    public Task<KeyAnswer> ListAsync() => Task.FromResult(KeyAnswer.Listed([.. _keys.List().Select(key => KeyAnswer.Line(KeyView.Of(key)))]));

    public Task<KeyAnswer> RotateAsync(string id, TimeSpan overlap) => Task.FromResult(
        _keys.Rotate(id, overlap) is var (_, text) ? KeyAnswer.Rotated(id, text, overlap, _keys.List().First(key => key.Id == id).Expires!.Value) : Unknown(id));

    public Task<KeyAnswer> RevokeAsync(string id) => Task.FromResult(_keys.Revoke(id) switch
    {
        KeyEnd.Done => KeyAnswer.Done(),
        KeyEnd.LastAdmin => KeyAnswer.Failed(ExitCode.BadData, "This is the last key with admin:*; make a new one first."),
        _ => Unknown(id),
    });

    public void Dispose()
    {
        _state.Dispose();
        _directory.Dispose();
    }

    private string? WithoutAdmin() => _keys.List().Any(key => key.IsUsable(TimeProvider.System.GetUtcNow()) && key.Rights.HasEvery(Right.Admin))
        ? null
        : "No key has admin:*, so at the running service nobody can make another: make one with --scope admin:'*' before it starts.";

    private static KeyAnswer Unknown(string id) => KeyAnswer.Failed(ExitCode.BadData, $"There is no key {id} that still works.");
}
