using System.Text.Json;

namespace ModelWatch.Intake;

/// <summary>Elements that a JSON reader reads: each is checked first, so that nothing is taken of a broken one.</summary>
internal sealed class CheckedElements(BodyElements.Element element) : IElementReader
{
    public bool TryTake(ReadOnlySpan<byte> json, ref int at, bool isAlone, int index, out Rejection? rejection)
    {
        rejection = null;
        var from = at;
        if (!JsonCheck.Value(json, ref at, out var depth) || (isAlone && at < json.Length))
        {
            return false;
        }

        rejection = at - from > IntakeLimits.LargestElement ? Rejection.TooLarge(index, at - from)
            : depth > IntakeLimits.Deepest ? Rejection.TooDeep(index)
            : Take(json[from..at], index);
        return true;
    }

    private Rejection? Take(ReadOnlySpan<byte> json, int index)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return element(ref reader, json, index);
    }
}
