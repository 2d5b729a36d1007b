using ModelWatch.Journal;
using ModelWatch.Plans;
using ModelWatch.References.Files;

namespace ModelWatch.References.Building;

/// <summary>The times of a file's rows: least, greatest, and what was odd about them.</summary>
internal sealed class TimeSpanFound(MonitoringPlan plan)
{
    private long _from = long.MaxValue;
    private long _to = long.MinValue;
    private long _withoutZone;
    private long _unread;

    public DateTimeOffset? From => _to < _from ? null : new DateTimeOffset(_from, TimeSpan.Zero);
    public DateTimeOffset? To => _to < _from ? null : new DateTimeOffset(_to, TimeSpan.Zero);

    public void Add(Column times)
    {
        for (var row = 0; row < times.Count; row++)
        {
            if (times.States[row] != CellState.Value || !FileTime.TryParse(times.Dictionary[times.Codes[row]], plan.Report.Zone, out var ticks, out var hasZone))
            {
                _unread++;
                continue;
            }

            if (!hasZone) _withoutZone++;
            _from = Math.Min(_from, ticks);
            _to = Math.Max(_to, ticks);
        }
    }

    public IEnumerable<string> Warnings()
    {
        var name = plan.Reference.Time;
        if (From is null)
        {
            yield return $"No times: the column \"{name}\" is absent or holds none. The rows are taken as independent (iid assumed) and no season is learned.";
            yield break;
        }

        if (_withoutZone > 0) yield return $"{_withoutZone} times of the column \"{name}\" have no zone and were read in {plan.Report.Zone.Id} (report.zone).";
        if (_unread > 0) yield return $"{_unread} rows have no readable time in the column \"{name}\".";
    }
}
