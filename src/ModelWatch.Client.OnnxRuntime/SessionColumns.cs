using Microsoft.ML.OnnxRuntime;

namespace ModelWatch.Client.OnnxRuntime;

/// <summary>The fields of one side of a session, in the order of the schema. Immutable.</summary>
internal sealed class SessionColumns
{
    private readonly TensorColumn[] _columns;
    private readonly IReadOnlyList<string>? _classes;

    private SessionColumns(TensorColumn[] columns, IReadOnlyList<string>? classes)
    {
        _columns = columns;
        _classes = classes;
    }

    public int Count => _columns.Length;

    public IEnumerable<SchemaField> Fields => _columns.Select(column => SchemaField.Of(column.Field));

    /// <exception cref="ArgumentException">The mapping names a tensor that the session has not.</exception>
    public static SessionColumns Of(
        IReadOnlyDictionary<string, NodeMetadata> tensors, IReadOnlyDictionary<string, string>? mapping, IReadOnlyList<string>? classes, bool splits)
    {
        var columns = mapping is null
            ? [.. tensors.SelectMany(tensor => Own(tensor.Key, tensor.Value, splits))]
            : mapping.Select(pair => TensorColumn.Of(pair.Key, pair.Value)).ToArray();
        var unknown = columns.FirstOrDefault(column => !tensors.ContainsKey(column.Tensor));
        return unknown is null
            ? new SessionColumns(columns, classes)
            : throw new ArgumentException($"The session has no tensor {unknown.Tensor} for the field {unknown.Field}; it has {string.Join(", ", tensors.Keys)}.", nameof(mapping));
    }

    /// <summary>Fills the values of one row; a tensor that was not given leaves its fields out.</summary>
    public void Read(IReadOnlyDictionary<string, TensorCells> tensors, int row, Span<FeatureValue> values)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            var column = _columns[i];
            values[i] = !tensors.TryGetValue(column.Tensor, out var cells) ? FeatureValue.Absent
                : column.Index < 0 ? cells.Row(row, _classes)
                : cells[row, column.Index];
        }
    }

    private static IEnumerable<TensorColumn> Own(string name, NodeMetadata meta, bool splits)
    {
        var width = meta.IsTensor && meta.Dimensions.Length > 1 ? meta.Dimensions.Skip(1).Aggregate(1, (all, size) => all * Math.Max(0, size)) : 1;
        return splits && width > 1
            ? Enumerable.Range(0, width).Select(i => new TensorColumn($"{name}[{i}]", name, i))
            : [new TensorColumn(name, name, -1)];
    }
}
