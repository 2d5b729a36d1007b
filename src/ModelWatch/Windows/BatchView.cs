using ModelWatch.Journal;
using ModelWatch.References;

namespace ModelWatch.Windows;

/// <summary>A batch as the rules of a window see it: the columns beside the schemas, and those that cut segments. Not thread safe.</summary>
internal sealed class BatchView
{
    public BatchView(EventBatch batch, WindowRules rules)
    {
        Batch = batch;
        Rules = rules;
        var columns = new Dictionary<string, Column>(batch.Columns.Count, StringComparer.Ordinal);
        foreach (var column in batch.Columns)
        {
            columns.TryAdd(column.Name, column);
        }

        Columns = [.. rules.Schemas.Select(s => Fitting(s, columns.GetValueOrDefault(s.Subject)))];
        Outputs = [.. Columns.Skip(rules.Plan.Inputs.Count)];
        Label = columns.GetValueOrDefault("label");
        Segments = [.. rules.Plan.Segments
            .Select(name => (Name: name, Column: columns.GetValueOrDefault("segment." + name) ?? columns.GetValueOrDefault("input." + name)))
            .Where(s => s.Column is { Shape: ColumnShape.Text })
            .Select(s => new SegmentColumn(s.Name, s.Column!, rules.Schemas.FirstOrDefault(schema => schema.Subject == "input." + s.Name)))];
    }

    public EventBatch Batch { get; }

    public WindowRules Rules { get; }

    /// <summary>One column a schema; null where the batch has none that the schema can read.</summary>
    public IReadOnlyList<Column?> Columns { get; }

    public IReadOnlyList<Column?> Outputs { get; }

    public Column? Label { get; }

    public IReadOnlyList<SegmentColumn> Segments { get; }

    /// <summary>
    /// A batch is parsed under the plan that counted when it came, and may be folded under another: a column of another shape than the schema
    /// asks for is read as cells of a wrong kind, never as numbers or codes that are not there.
    /// </summary>
    private static Column? Fitting(FeatureSchema schema, Column? column) =>
        column is null || column.Shape == ShapeOf(schema.Form) || schema.Form == FeatureForm.Masked ? column : column with
        {
            Shape = ShapeOf(schema.Form),
            States = Array.ConvertAll(column.States, state => state is CellState.Value ? CellState.WrongKind : state),
            Decimals = [],
            Codes = column.Codes.Length == column.Count ? column.Codes : [.. Enumerable.Repeat(-1, column.Count)],
        };

    private static ColumnShape ShapeOf(FeatureForm form) => form switch
    {
        FeatureForm.Number => ColumnShape.Number,
        FeatureForm.Classes or FeatureForm.Interval or FeatureForm.Vector => ColumnShape.List,
        _ => ColumnShape.Text,
    };
}
