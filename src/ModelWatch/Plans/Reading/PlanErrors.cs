namespace ModelWatch.Plans.Reading;

/// <summary>Gathers the mistakes of one text. Not thread safe.</summary>
internal sealed class PlanErrors
{
    /// <summary>More mistakes than this are not told: nobody reads them, and a hostile text could make millions.</summary>
    private const int Most = 200;

    private readonly List<PlanError> _errors = [];

    public int Count => _errors.Count;

    public void Add(int line, int column, PlanPath path, string message)
    {
        if (_errors.Count < Most) _errors.Add(new PlanError(line, column, path.Text, path.Pointer, message));
    }

    /// <summary>In the order of the text; mistakes of one place in the order in which they were found.</summary>
    public IReadOnlyList<PlanError> Sorted() => [.. _errors.OrderBy(error => error.Line).ThenBy(error => error.Column)];
}
