using ModelWatch.Journal;
using ModelWatch.References;

namespace ModelWatch.Windows;

/// <summary>A batch as the rules of a window see it: the columns beside the schemas, and the segment values of each row.</summary>
internal sealed class BatchView
{
    private readonly IReadOnlyList<(string Name, Column Column, FeatureSchema? Schema)> _segments;

    public BatchView(EventBatch batch, WindowRules rules)
    {
        Batch = batch;
        Rules = rules;
        Columns = [.. rules.Schemas.Select(s => batch.Find(s.Subject))];
        Outputs = [.. rules.Plan.Outputs.Select(o => batch.Find(o.Subject))];
        Label = batch.Find("label");
        _segments = [.. rules.Plan.Segments
            .Select(name => (name, Column(batch, name), rules.Schemas.FirstOrDefault(s => s.Subject == "input." + name)))
            .Where(s => s.Item2 is not null)
            .Select(s => (s.name, s.Item2!, s.Item3))];
    }

    public EventBatch Batch { get; }

    public WindowRules Rules { get; }

    public IReadOnlyList<Column?> Columns { get; }

    public IReadOnlyList<Column?> Outputs { get; }

    public Column? Label { get; }

    /// <summary>What a row stands for: its own weight over the share that the service keeps.</summary>
    public double Weight(int row) => Batch.Weights[row] / Rules.Plan.Sampling.Rate;

    /// <summary>Segment name and canonical value of a row; a segment without a value is left out.</summary>
    public IEnumerable<(string Name, string Value)> Segments(int row)
    {
        foreach (var (name, column, schema) in _segments)
        {
            if (column.States[row] != CellState.Value)
            {
                continue;
            }

            var value = schema is null ? column.Dictionary[column.Codes[row]] : schema.Judge(column, column.Codes[row]).Value;
            if (value is not null)
            {
                yield return (name, value);
            }
        }
    }

    private static Column? Column(EventBatch batch, string segment) => batch.Find("segment." + segment) ?? batch.Find("input." + segment);
}
