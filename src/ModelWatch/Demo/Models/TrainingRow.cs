namespace ModelWatch.Demo.Models;

/// <summary>A row as Microsoft.ML reads it; the vector's length is set through the schema.</summary>
internal sealed class TrainingRow
{
    public float[] Features { get; set; } = [];
    public bool Won { get; set; }
    public float Amount { get; set; }
    public string Class { get; set; } = "";
}
