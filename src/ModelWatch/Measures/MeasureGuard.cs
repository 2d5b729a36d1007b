using ModelWatch.Statistics;

namespace ModelWatch.Measures;

/// <summary>
/// Keeps a fault of one family of measures from taking the window's other figures with it: what the family had worked out stays, what it
/// should have is absent with the reason, and the fault is kept for the caller. Not thread safe.
/// </summary>
internal sealed class MeasureGuard
{
    /// <summary>How the reason of a figure begins that was lost to a fault.</summary>
    public const string Failed = "measure-failed";

    private readonly List<MeasureFault> _faults = [];

    /// <summary>What failed, in the order of the measures.</summary>
    public IReadOnlyList<MeasureFault> Faults => _faults;

    /// <param name="scope">The scope that is measured.</param>
    /// <param name="family">A name for the fault.</param>
    /// <param name="subject">What is measured.</param>
    /// <param name="names">The measures that are to be there whatever happens.</param>
    /// <param name="measured">Works them out.</param>
    public IReadOnlyList<Measurement> Of(MeasureScope scope, string family, string subject, IEnumerable<string> names, Func<IEnumerable<Measurement>> measured)
    {
        var found = new List<Measurement>();
        var cause = Run(scope, family, subject, () =>
        {
            // One by one: what came before a fault is kept.
            foreach (var measurement in measured())
                found.Add(measurement);
        });
        if (cause is null)
            return found;

        // The type of the fault and not its message, which may hold data.
        var absent = Figure.Absent($"{Failed} ({cause.GetType().Name})");
        found.AddRange(names.Where(n => !found.Exists(m => m.Measure == n && m.Subject == subject)).Select(n => scope.Measure(subject, n, absent, 0)).ToList());
        return found;
    }

    /// <summary>Does a piece of work; gives what it threw.</summary>
    public Exception? Run(MeasureScope scope, string family, string subject, Action work)
    {
        try
        {
            work();
            return null;
        }
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
        {
            _faults.Add(new(scope.Contents.Segment, family, subject, e));
            return e;
        }
    }
}
