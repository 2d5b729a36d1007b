namespace ModelWatch.Labels;

/// <summary>One label while it is read; null is what was not there or could not be read.</summary>
internal sealed class LabelFields
{
    public string? Id { get; set; }
    public string? Source { get; set; }
    public string? Value { get; set; }
    public long? Time { get; set; }
}
