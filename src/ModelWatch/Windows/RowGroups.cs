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
    private readonly Dictionary<(string Version, long Start), long> _duplicates = [];
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
        if (_place is { } last && last.Holds(time))
        {
            return last;
        }

        _place = _places.Find(p => p.Holds(time));
        if (_place is null)
        {
            _place = rulebook.Place(batch.Model, time);
            _places.Add(_place);
        }

        return _place;
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

    /// <summary>Counts a row that was known before.</summary>
    public void CountDuplicate(int row, WindowPlace place)
    {
        var key = (Version(row), place.Start);
        _duplicates[key] = _duplicates.GetValueOrDefault(key) + 1;
    }

    /// <summary>Tells the windows of their duplicates; where there is no window, there is nobody to tell.</summary>
    public void SettleDuplicates()
    {
        foreach (var ((version, start), count) in _duplicates)
        {
            if (windows.Find(connection, version, start) is { } window)
            {
                window.Duplicates += count;
                window.Touched = true;
            }
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

    private BatchView View(WindowRules rules) => _views.TryGetValue(rules, out var view) ? view : _views[rules] = new BatchView(batch, rules);
}
