using ModelWatch.Journal;

namespace ModelWatch.Windows;

/// <summary>All predictions of a scope, with or without outcome, exact and as columns: row i of every member belongs together.</summary>
internal sealed record PredictedRows
{
    public static readonly PredictedRows None = new() { Weights = [], Outputs = [] };

    public required double[] Weights { get; init; }

    /// <summary>One column for each declared output, named <c>output.NAME</c>.</summary>
    public required IReadOnlyList<Column> Outputs { get; init; }

    public int Count => Weights.Length;
}
