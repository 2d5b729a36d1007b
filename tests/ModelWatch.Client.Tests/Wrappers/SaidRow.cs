using Microsoft.ML.Data;

namespace ModelWatch.Client.Tests.Wrappers;

/// <summary>An answer as a producer would declare it for ML.NET.</summary>
public sealed class SaidRow
{
    public float Score { get; set; }

    [VectorType(2)]
    public VBuffer<float> Vector { get; set; }
}
