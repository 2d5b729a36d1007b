namespace ModelWatch.Client.OnnxRuntime;

/// <summary>One field and where it stands: a tensor, and one of its columns or (-1) all of them.</summary>
internal sealed record TensorColumn(string Field, string Tensor, int Index)
{
    /// <summary>Reads <c>tensor</c> or <c>tensor[index]</c>.</summary>
    public static TensorColumn Of(string field, string place)
    {
        var open = place.EndsWith(']') ? place.LastIndexOf('[') : -1;
        return open > 0 && int.TryParse(place.AsSpan(open + 1, place.Length - open - 2), out var index) && index >= 0
            ? new TensorColumn(field, place[..open], index)
            : new TensorColumn(field, place, -1);
    }
}
