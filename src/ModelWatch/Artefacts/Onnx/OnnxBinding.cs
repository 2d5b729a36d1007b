using System.Globalization;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace ModelWatch.Artefacts.Onnx;

/// <summary>
/// Gives a model's input tensor its values. A tensor with the name of a column takes that column as [N, 1] (or [N]);
/// a model whose only input has another name and takes floats gets all columns in order as [N, k].
/// A text becomes a number by its index in the plan's values (-1 when it is not there), a truth by 1 or 0.
/// </summary>
internal static class OnnxBinding
{
    public static (NamedOnnxValue? Value, string? Why) Bind(
        string name, NodeMetadata meta, int inputs, IReadOnlyList<ScoringColumn> columns)
    {
        if (!meta.IsTensor)
            return (null, $"Input {name} is no tensor.");
        if (columns.FirstOrDefault(c => c.Name == name) is { } column)
            return One(name, meta, column);
        if (inputs > 1)
            return (null, $"The model's input {name} is no input of the plan.");
        var width = meta.Dimensions is [_, > 0 and var k] ? k : columns.Count;
        return width == columns.Count && meta.ElementType == typeof(float)
            ? (NamedOnnxValue.CreateFromTensor(name, Matrix(columns)), null)
            : (null, $"The model's only input {name} takes {width} values of {meta.ElementType.Name}; the plan has {columns.Count} inputs.");
    }

    private static (NamedOnnxValue?, string?) One(string name, NodeMetadata meta, ScoringColumn column)
    {
        var n = column.Count;
        int[] shape = meta.Dimensions.Length == 1 ? [n] : [n, 1];
        var type = meta.ElementType;
        if (type == typeof(float))
            return (Value(name, Fill(n, shape, i => (float)Number(column, i))), null);
        if (type == typeof(double))
            return (Value(name, Fill(n, shape, i => Number(column, i))), null);
        if (type == typeof(long))
            return (Value(name, Fill(n, shape, i => Whole(Number(column, i)))), null);
        if (type == typeof(bool))
            return (Value(name, Fill(n, shape, i => Number(column, i) > 0)), null);
        if (type == typeof(string))
            return (Value(name, Fill(n, shape, i => Text(column, i))), null);
        return (null, $"Input {name} has the element type {type.Name}, which the probe does not fill.");
    }

    private static NamedOnnxValue Value<T>(string name, DenseTensor<T> tensor) => NamedOnnxValue.CreateFromTensor(name, tensor);

    private static DenseTensor<T> Fill<T>(int n, int[] shape, Func<int, T> at)
    {
        var values = new T[n];
        for (var i = 0; i < n; i++)
            values[i] = at(i);
        return new DenseTensor<T>(values, shape);
    }

    private static DenseTensor<float> Matrix(IReadOnlyList<ScoringColumn> columns)
    {
        var n = columns[0].Count;
        var values = new float[n * columns.Count];
        for (var k = 0; k < columns.Count; k++)
            for (var i = 0; i < n; i++)
                values[i * columns.Count + k] = (float)Number(columns[k], i);
        return new DenseTensor<float>(values, [n, columns.Count]);
    }

    private static double Number(ScoringColumn column, int row)
    {
        if (column.Numbers is not null)
            return column.Numbers[row];
        if (column.Texts![row] is not { } text)
            return double.NaN;
        if (column.Values.Count == 0 && bool.TryParse(text, out var truth))
            return truth ? 1 : 0;
        for (var i = 0; i < column.Values.Count; i++)
            if (column.Values[i] == text)
                return i;
        return column.Values.Count == 0 && double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : -1;
    }

    // An integer tensor has no NaN: a missing whole number is sent as 0, which the documentation of the probe says.
    private static long Whole(double value) => double.IsFinite(value) ? (long)value : 0;

    private static string Text(ScoringColumn column, int row) =>
        column.Texts is not null ? column.Texts[row] ?? "" : column.Numbers![row].ToString("R", CultureInfo.InvariantCulture);
}
