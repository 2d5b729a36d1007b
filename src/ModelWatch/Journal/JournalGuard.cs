using ModelWatch.State;

namespace ModelWatch.Journal;

/// <summary>
/// Refuses before it hurts: no room on the disk but the reserve, or too much that waits for the fold. It looks again by itself, so intake goes
/// on when the cause is gone. Thread safe.
/// </summary>
internal sealed class JournalGuard(string path, JournalOptions options, Func<long> unfolded, TimeProvider time, Func<string, long>? free = null)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(100);
    private const long MostWanted = 1 << 20;
    private static readonly TimeSpan FaultLasts = TimeSpan.FromSeconds(2);
    private readonly string _directory = Path.GetDirectoryName(Path.GetFullPath(path))!;
    private readonly Func<string, long> _free = free ?? DiskSpace.Free;
    private readonly Lock _gate = new();
    private long _reserve = -1;
    private long _room, _backlog, _wanted;
    private long? _looked, _failed;
    private JournalFault? _failure;

    /// <summary>Why appends are refused at the moment, or null.</summary>
    public JournalFault? Refusal
    {
        get
        {
            lock (_gate)
            {
                Look(0);
                return Judge();
            }
        }
    }

    /// <summary>Null where that many bytes may come, else why not.</summary>
    public JournalFault? Admit(long bytes)
    {
        lock (_gate)
        {
            // Once into the log, once into the file.
            var need = 2 * bytes + 2 * JournalTables.Page;
            Look(need);
            if ((_room < need ? Full() : Judge()) is { } fault)
            {
                // Full until there is room for what was refused: else a small request would get in and the service call itself ready.
                _wanted = _room < need ? Math.Min(need, MostWanted) : _wanted;
                return fault;
            }

            _room -= need;
            _backlog += bytes;
            return null;
        }
    }

    /// <summary>A commit failed; for a moment that is the state of the journal, whatever the disk says.</summary>
    public void Fail(JournalFault fault)
    {
        lock (_gate)
        {
            (_failure, _failed, _looked) = (fault, time.GetTimestamp(), null);
        }
    }

    public void Succeed()
    {
        if (_failure is not null)
        {
            lock (_gate)
            {
                (_failure, _failed) = (null, null);
            }
        }
    }

    private JournalFault? Judge()
    {
        if (_failure is { Kind: JournalFaultKind.Untrusted } || (_failed is { } then && time.GetElapsedTime(then) < FaultLasts))
        {
            return _failure;
        }

        _wanted = _room < _wanted ? _wanted : 0;
        return _room <= _wanted ? Full()
            : _backlog > options.MostUnfolded ? new JournalFault(JournalFaultKind.Backlog, $"{Mebi(_backlog)} wait to be folded; at most {Mebi(options.MostUnfolded)} may (Journal:MostUnfolded).")
            : null;
    }

    private JournalFault Full() => new(
        JournalFaultKind.DiskFull, $"The disk of {_directory} is full but for the reserve of {Mebi(_reserve)} (Journal:Reserve): free some space, and intake goes on by itself.");

    private void Look(long need)
    {
        if (_looked is { } then && _room >= need && time.GetElapsedTime(then) < Fresh)
        {
            return;
        }

        _looked = time.GetTimestamp();
        _reserve = _reserve < 0 ? options.Reserve ?? DiskSpace.Reserve(_directory) : _reserve;
        var log = new FileInfo(path + "-wal");
        _room = _free(_directory) - _reserve - (log.Exists ? Math.Min(log.Length, WalCheckpoint.MostBytes(path)) : 0);
        _backlog = unfolded();
    }

    private static string Mebi(long bytes) => FormattableString.Invariant($"{bytes / (double)(1 << 20):0.#} MiB");
}
