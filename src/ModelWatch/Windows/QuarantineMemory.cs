using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ModelWatch.Windows;

/// <summary>The quarantined events of one window that are not yet written; gone with the window when a fold fails. Not thread safe.</summary>
internal sealed class QuarantineMemory
{
    private static readonly ConditionalWeakTable<WindowState, QuarantineMemory> Known = [];
    private readonly SortedDictionary<UInt128, HeldEvent> _kept = [];

    /// <summary>Events since the last writing.</summary>
    public long Events { get; private set; }

    /// <summary>When the newest of them came, in ticks of UTC.</summary>
    public long Received { get; private set; }

    public IEnumerable<HeldEvent> Kept => _kept.Values;

    public static QuarantineMemory Of(WindowState window) => Known.GetValue(window, _ => new QuarantineMemory());

    public static QuarantineMemory? Find(WindowState window) => Known.TryGetValue(window, out var memory) ? memory : null;

    public void Add(BatchView view, int row)
    {
        Events++;
        Received = Math.Max(Received, view.Batch.Received.UtcTicks);
        var id = view.Batch.Ids[row];
        if (_kept.Count >= QuarantineTable.MostKept && id >= _kept.Keys.Last()) return;
        _kept[id] = new HeldEvent(id, JsonSerializer.Serialize(UnusableRows.Reasons(view, row)), EventText.Of(view.Batch, row), view.Batch.Received.UtcTicks);
        if (_kept.Count > QuarantineTable.MostKept) _kept.Remove(_kept.Keys.Last());
    }

    public void Clear()
    {
        Events = 0;
        _kept.Clear();
    }
}
