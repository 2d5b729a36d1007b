using System.Data;
using ModelWatch.Journal;

namespace ModelWatch.Windows;

/// <summary>
/// Sorts the rows of one batch by window. Rules and calendar are asked once for rows that lie in one window, however many there are. Not thread
/// safe.
/// </summary>
internal sealed class RowGroups(EventBatch batch, Rulebook rulebook, WindowCache windows, VersionBook versions, IDbConnection connection)
{
    private readonly List<WindowPlace> _places = [];
    private readonly Dictionary<(string Version, long Start), RowGroup> _groups = [];
    private readonly Dictionary<(string Version, long Start), List<(int Row, RowOutcome Outcome)>> _noted = [];
    private readonly Dictionary<WindowRules, BatchView> _views = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, string> _versions = new(StringComparer.Ordinal);
    private WindowPlace? _place;
    private RowGroup? _group;

    /// <summary>The groups, in the order in which they were met.</summary>
    public IEnumerable<RowGroup> All => _groups.Values;

    /// <summary>Where the row belongs.</summary>
    public WindowPlace Place(int row)
    {
        var time = batch.Times[row];
        return _place is { } last && last.Holds(time) ? last : _place = PlaceOf(time);
    }

    /// <summary>The group of the row's window; the window is made where it has never been.</summary>
    public RowGroup Of(int row, WindowPlace place)
    {
        var version = Version(row);
        if (_group is { } last && last.Window.Key.Start.UtcTicks == place.Start && last.Window.Key.Version == version)
        {
            return last;
        }

        if (!_groups.TryGetValue((version, place.Start), out _group))
        {
            var window = windows.Get(connection, version, place.Start, place.Rules!);
            _groups[(version, place.Start)] = _group = new RowGroup(View(window.Rules), window);
        }

        return _group;
    }

    /// <summary>Notes what a source sent: its rows are counted with the window once it is known whether there is one.</summary>
    public void Note(int row, RowOutcome outcome, WindowPlace place)
    {
        var key = (Version(row), place.Start);
        if (!_noted.TryGetValue(key, out var rows))
        {
            _noted[key] = rows = [];
        }

        rows.Add((row, outcome));
    }

    /// <summary>Tells the windows what was noted; where there is no window with events, there is nobody to tell.</summary>
    public void SettleNotes()
    {
        foreach (var ((version, start), rows) in _noted)
        {
            if (windows.Find(connection, version, start) is not { } window || (window.All.Events == 0 && !window.Closed))
            {
                continue;
            }

            foreach (var (row, outcome) in rows)
            {
                window.Sources.Add(batch.Sources[row], outcome, batch.Sequences[row]);
            }

            window.Duplicates += rows.Count(r => r.Outcome == RowOutcome.Duplicate);
            window.Touched = true;
        }
    }

    /// <summary>The version under which the row is windowed.</summary>
    public string Version(int row)
    {
        if (!_versions.TryGetValue(batch.Versions[row], out var version))
        {
            _versions[batch.Versions[row]] = version = versions.Of(connection, batch.Versions[row]);
        }

        return version;
    }

    private WindowPlace PlaceOf(long time)
    {
        if (_places.Find(p => p.Holds(time)) is { } known)
        {
            return known;
        }

        var place = rulebook.Place(batch.Model, time);
        _places.Add(place);
        return place;
    }

    private BatchView View(WindowRules rules) => _views.TryGetValue(rules, out var view) ? view : _views[rules] = new BatchView(batch, rules);
}
