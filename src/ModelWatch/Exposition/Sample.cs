namespace ModelWatch.Exposition;

/// <summary>A value of one series now. <paramref name="Labels"/> holds the values in the order of the catalogue entry.</summary>
internal sealed record Sample(string Metric, string[] Labels, double Value)
{
    private string? key;

    /// <summary>The identity of the series: metric and label values.</summary>
    public string Key => key ??= Metric + '\u001f' + string.Join('\u001f', Labels);
}
