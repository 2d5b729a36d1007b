using System.Collections;

namespace ModelWatch.Intake;

/// <summary>Refusals of one body: all are counted, the first <see cref="IntakeLimits.MostListed"/> listed. Not thread safe.</summary>
internal sealed class RejectionList : IReadOnlyList<Rejection>
{
    private readonly List<Rejection> _listed = [];
    private readonly Dictionary<string, int> _counts = [];

    /// <summary>Refusals that are listed.</summary>
    public int Count => _listed.Count;

    /// <summary>All refusals.</summary>
    public int Total { get; private set; }

    /// <summary>All refusals by reason.</summary>
    public IReadOnlyDictionary<string, int> Reasons => _counts;

    public Rejection this[int index] => _listed[index];

    public void Add(Rejection rejection)
    {
        Total++;
        _counts[rejection.Reason] = _counts.GetValueOrDefault(rejection.Reason) + 1;
        if (_listed.Count < IntakeLimits.MostListed)
        {
            _listed.Add(rejection);
        }
    }

    /// <summary>Adds refusals that were found later than those of greater index, and lists the first of all.</summary>
    public void Merge(IEnumerable<Rejection> late)
    {
        var all = new List<Rejection>(_listed);
        foreach (var rejection in late)
        {
            Add(rejection);
            all.Add(rejection);
        }

        if (all.Count > 0)
        {
            _listed.Clear();
            _listed.AddRange(all.OrderBy(r => r.Index).Take(IntakeLimits.MostListed));
        }
    }

    public IEnumerator<Rejection> GetEnumerator() => _listed.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
