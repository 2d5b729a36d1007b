using Microsoft.ML.Data;

namespace ModelWatch.Client.Tests.Wrappers;

/// <summary>A row as a producer would declare it for ML.NET.</summary>
public sealed class AskedRow
{
    [ColumnName("dose_mg")]
    public float Dose { get; set; }

    public string Country { get; set; } = "";

    public bool Cold { get; set; }

    [VectorType(2)]
    public float[] Sizes { get; set; } = [0, 0];

    public float Label { get; set; }

    [NoColumn]
    public object? Ignored { get; set; }
}
