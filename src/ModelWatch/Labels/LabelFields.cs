namespace ModelWatch.Labels;

/// <summary>One label while it is read; null is what was not there or could not be read.</summary>
internal sealed class LabelFields
{
    public string? Id { get; set; }
    public string? Source { get; set; }
    public string? Value { get; set; }
    public long? Time { get; set; }

    /// <summary>The first member that came twice, or null.</summary>
    public string? Twice { get; private set; }

    private readonly HashSet<string> _met = [];

    /// <summary>Notes that a member was met.</summary>
    public void Meet(string name)
    {
        if (!_met.Add(name)) Twice ??= name;
    }
}
