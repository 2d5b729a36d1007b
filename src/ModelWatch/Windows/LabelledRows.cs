using ModelWatch.Journal;

namespace ModelWatch.Windows;

/// <summary>
/// The predictions of a scope whose outcome is known, exact and as columns: row i of every member belongs together.
/// </summary>
internal sealed record LabelledRows
{
    public static readonly LabelledRows None = new() { Labels = [], Weights = [], Outputs = [] };

    /// <summary>Outcomes in canonical text; the newest known one of each prediction.</summary>
    public required string[] Labels { get; init; }
    public required double[] Weights { get; init; }

    /// <summary>One column for each declared output, named <c>output.NAME</c>; a missing output has a state other than Value.</summary>
    public required IReadOnlyList<Column> Outputs { get; init; }

    public int Count => Labels.Length;
}
