using ModelWatch.Journal;
using ModelWatch.Plans;

namespace ModelWatch.Intake;

/// <summary>
/// Single events of many requests to one model, parsed into the columns of one batch while the commit before them goes on: one entry of the
/// journal, and one of the fold, for all of them. Thread safe.
/// </summary>
internal sealed class SharedBatch(MonitoringPlan plan, EventBody body, PlanRowsPool pool, IEventLog log, TimeProvider time) : IOpenBatch
{
    /// <summary>The longest event that shares a batch.</summary>
    public const int LongestLine = 16 << 10;

    private const int Most = 512, MostBytes = 512 << 10, Expected = 64 << 10;
    private readonly Lock _gate = new();
    private readonly List<PlanRows> _order = [];
    private Task<RowOutcome[][]>? _stored;
    private volatile int _senders;
    private int _bytes;
    private bool _isClosed;

    public MonitoringPlan Plan => plan;

    public long Bytes => Expected;

    public int Senders => _senders;

    /// <summary>Parses one event, and tells where it stands and who will know its outcome; null where the batch takes no more.</summary>
    public SharedPlace? TryAdd(ReadOnlySpan<byte> line)
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return null;
            }

            if (BodyElements.ReadLine(line, body, 0) is { } rejection)
            {
                CloseIfEmpty();
                return new SharedPlace(rejection, null, 0, 0);
            }

            _bytes += line.Length;
            return Kept(body.Keeper!);
        }
    }

    public IReadOnlyList<EventAppend> Seal()
    {
        lock (_gate)
        {
            _isClosed = true;
            var now = time.GetUtcNow();
            List<EventAppend> appends = [.. _order.Select(rows => rows.Batch.Append(now))];
            Release();
            return appends;
        }
    }

    public void Close()
    {
        lock (_gate)
        {
            if (!_isClosed)
            {
                _isClosed = true;
                Release();
            }
        }
    }

    private SharedPlace Kept(PlanRows rows)
    {
        var (batch, row) = (_order.IndexOf(rows), rows.Batch.Count - 1);
        if (batch < 0)
        {
            batch = _order.Count;
            _order.Add(rows);
        }

        _senders++;
        _stored ??= log.AppendAsync(this);
        _isClosed |= _senders >= Most || _bytes >= MostBytes;
        return new SharedPlace(null, _stored, batch, row);
    }

    /// <summary>A batch in which nothing stands is in no line, and its clock would grow old.</summary>
    private void CloseIfEmpty()
    {
        if (_stored is null)
        {
            Close();
        }
    }

    private void Release()
    {
        foreach (var rows in body.Rows)
        {
            pool.Return(rows);
        }
    }
}
