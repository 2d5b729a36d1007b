using System.Text.Json;
using ModelWatch.Doors.Rows;

namespace ModelWatch.Doors.Bodies;

/// <summary>Reads a tensor's shape: the first dimension counts the rows, the product of the others the values of a row. Pure.</summary>
internal static class TensorShape
{
    private const int MostDimensions = 32;

    public static (int Rows, int Width) Of(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray) throw new ForeignFault("a shape must be a list of whole numbers.");
        var dimensions = new List<long>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out var size) || size < 0 || dimensions.Count == MostDimensions)
                throw new ForeignFault($"a shape must be a list of at most {MostDimensions} whole numbers from 0.");
            dimensions.Add(size);
        }

        long product = 1;
        foreach (var size in dimensions)
        {
            product = size == 0 ? 0 : product > ForeignTable.MostCells / size ? long.MaxValue : product * size;
            if (product is 0 or long.MaxValue) break;
        }

        if (product == 0) throw new ForeignFault("its shape holds no values.");
        if (product > ForeignTable.MostCells) throw new ForeignFault($"its shape claims more than {ForeignTable.MostCells} values.");
        return dimensions.Count == 0 ? (1, 1) : ((int)dimensions[0], (int)(product / dimensions[0]));
    }
}
