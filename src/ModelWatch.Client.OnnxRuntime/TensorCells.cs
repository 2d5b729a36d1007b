using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace ModelWatch.Client.OnnxRuntime;

/// <summary>A tensor or a list of maps as rows of values, without copying where the memory is dense.</summary>
internal abstract class TensorCells
{
    /// <summary>Rows: the first dimension; 1 for a scalar.</summary>
    public int Rows { get; private init; } = 1;

    /// <summary>Values of a row.</summary>
    public int Width { get; private init; } = 1;

    /// <summary>The value in a row and column.</summary>
    public abstract FeatureValue this[int row, int column] { get; }

    /// <summary>All values of a row: one value, an object of class to probability, or a vector.</summary>
    public virtual FeatureValue Row(int row, IReadOnlyList<string>? classes)
    {
        if (Width == 1)
        {
            return this[row, 0];
        }

        var values = new double[Width];
        for (var column = 0; column < Width; column++)
        {
            values[column] = this[row, column].AsNumber;
        }

        return classes?.Count == Width ? FeatureValue.Of([.. classes.Select((name, i) => KeyValuePair.Create(name, values[i]))]) : values;
    }

    /// <summary>Null where the value is of a kind that is not observed.</summary>
    public static TensorCells? Of(NamedOnnxValue value) => value.Value switch
    {
        Tensor<float> tensor => Of(tensor, number => number),
        Tensor<double> tensor => Of(tensor, number => number),
        Tensor<long> tensor => Of(tensor, number => number),
        Tensor<int> tensor => Of(tensor, number => number),
        Tensor<bool> tensor => Of(tensor, truth => truth),
        Tensor<string> tensor => Of(tensor, text => text),
        IEnumerable<NamedOnnxValue> maps => OfMaps([.. maps.Select(map => map.Value)]),
        _ => null,
    };

    /// <summary>The same for values of the newer interface; strings and maps of it are copied.</summary>
    public static TensorCells? Of(OrtValue value)
    {
        if (!value.IsTensor)
        {
            return null;
        }

        var shape = value.GetTensorTypeAndShape();
        int[] sizes = [.. shape.Shape.Select(size => (int)size)];
        return shape.ElementDataType switch
        {
            TensorElementType.Float => Of(new DenseTensor<float>(value.GetTensorDataAsSpan<float>().ToArray(), sizes)),
            TensorElementType.Double => Of(new DenseTensor<double>(value.GetTensorDataAsSpan<double>().ToArray(), sizes)),
            TensorElementType.Int64 => Of(new DenseTensor<long>(value.GetTensorDataAsSpan<long>().ToArray(), sizes)),
            TensorElementType.Int32 => Of(new DenseTensor<int>(value.GetTensorDataAsSpan<int>().ToArray(), sizes)),
            TensorElementType.Bool => Of(new DenseTensor<bool>(value.GetTensorDataAsSpan<bool>().ToArray(), sizes)),
            TensorElementType.String => Of(new DenseTensor<string>(value.GetStringTensorAsArray(), sizes)),
            _ => null,
        };
    }

    private static TensorCells? Of<T>(Tensor<T> tensor) => Of(NamedOnnxValue.CreateFromTensor("", tensor));

    private static Flat<T> Of<T>(Tensor<T> tensor, Func<T, FeatureValue> convert)
    {
        var rows = tensor.Rank == 0 ? 1 : tensor.Dimensions[0];
        return new Flat<T>(tensor is DenseTensor<T> { IsReversedStride: false } dense ? dense.Buffer : tensor.ToArray(), convert)
        {
            Rows = rows,
            Width = rows == 0 ? 1 : (int)(tensor.Length / rows),
        };
    }

    private static Maps? OfMaps(object[] maps) => maps.All(map => map is IDictionary<string, float> or IDictionary<long, float>)
        ? new Maps([.. maps.Select(Parts)]) { Rows = maps.Length }
        : null;

    private static KeyValuePair<string, double>[] Parts(object map) => map is IDictionary<string, float> named
        ? [.. named.Select(pair => KeyValuePair.Create(pair.Key, (double)pair.Value))]
        : [.. ((IDictionary<long, float>)map).Select(pair => KeyValuePair.Create($"{pair.Key}", (double)pair.Value))];

    private sealed class Flat<T>(ReadOnlyMemory<T> values, Func<T, FeatureValue> convert) : TensorCells
    {
        public override FeatureValue this[int row, int column] => convert(values.Span[(row * Width) + column]);
    }

    private sealed class Maps(KeyValuePair<string, double>[][] rows) : TensorCells
    {
        public override FeatureValue this[int row, int column] => rows[row][column].Value;

        public override FeatureValue Row(int row, IReadOnlyList<string>? classes) => FeatureValue.Of(rows[row]);
    }
}
