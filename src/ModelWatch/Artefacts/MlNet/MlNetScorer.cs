using Microsoft.ML;
using Microsoft.ML.Data;

namespace ModelWatch.Artefacts.MlNet;

/// <summary>Runs an ML.NET model file. Only in the child process: loading one can start code that the file names.</summary>
internal static class MlNetScorer
{
    /// <summary>Every column that the model adds and that holds numbers or text, under its own name.</summary>
    public static Scored Score(byte[] model, IReadOnlyList<ScoringColumn> columns)
    {
        if (columns.Count == 0 || columns[0].Count == 0)
            return Scored.Failed("There are no rows to score.");
        var context = new MLContext(seed: 0);
        var transformer = context.Model.Load(new MemoryStream(model, writable: false), out var schema);
        if (schema is null)
            return Scored.Failed("The model file does not say which columns it takes.");
        var (view, why) = MlNetTable.Of(context, schema, columns);
        if (view is null)
            return Scored.Failed(why!);
        var scored = transformer.Transform(view);
        var outputs = new List<ScoredOutput>();
        foreach (var column in scored.Schema.Where(c => !c.IsHidden && schema.GetColumnOrNull(c.Name) is null))
            if (Read(scored, column) is { } output)
                outputs.Add(output);
        return new Scored(outputs, null);
    }

    private static ScoredOutput? Read(IDataView view, DataViewSchema.Column column)
    {
        if (column.Type == NumberDataViewType.Single)
            return new ScoredOutput(column.Name, 1) { Values = [.. view.GetColumn<float>(column).Select(v => (double)v)] };
        if (column.Type == NumberDataViewType.Double)
            return new ScoredOutput(column.Name, 1) { Values = [.. view.GetColumn<double>(column)] };
        if (column.Type is TextDataViewType)
            return new ScoredOutput(column.Name, 1) { Texts = [.. view.GetColumn<ReadOnlyMemory<char>>(column).Select(t => t.ToString())] };
        if (column.Type is VectorDataViewType { Size: > 0 } vector && vector.ItemType == NumberDataViewType.Single)
            return new ScoredOutput(column.Name, vector.Size) { Values = [.. view.GetColumn<float[]>(column).SelectMany(v => v).Select(v => (double)v)] };
        return null;
    }
}
