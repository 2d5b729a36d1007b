using ModelWatch.Doors.Rows;
using ModelWatch.Plans;

namespace ModelWatch.Doors.Calls;

/// <summary>Finds the parts of an envelope: where the plan's <c>source</c> says, in a flat table also under their own names, for segments among the call's attributes.</summary>
internal sealed class EnvelopeBinding(MonitoringPlan plan, ForeignCall call)
{
    /// <summary>The cells of a part, or null when the call does not bring it.</summary>
    /// <param name="name">The name in the plan.</param>
    /// <param name="column">The usual name of its column in a file.</param>
    /// <param name="kind">What its values are.</param>
    /// <exception cref="ForeignFault">The plan maps it to what is nowhere.</exception>
    public Bound? Find(string name, string column, BoundKind kind = BoundKind.Text)
    {
        if (plan.Source?.Of(name) is not { } place)
            return call.IsFlat && call.Request.Find(column) is { } flat ? new Bound(name, kind, flat, null) : null;
        var found = FieldBinding.Find(call.Request, place.Name) ?? FieldBinding.Find(call.Response, place.Name);
        if (found is not null) return Checked(new Bound(name, kind, found, place.Index));
        if (Single(place.Name) is { } single) return new Bound(name, kind, single, null);
        throw FieldBinding.Missing(name, place, call.Request, call.Response);
    }

    /// <summary>The segments that the call brings, beside those that are inputs.</summary>
    public List<Bound> Segments()
    {
        var inputs = plan.Inputs.Select(i => i.Name).ToHashSet(StringComparer.Ordinal);
        var bound = new List<Bound>();
        foreach (var name in plan.Segments.Where(s => !inputs.Contains(s)))
        {
            if ((Find(name, name, BoundKind.Category) ?? Attribute(name)) is { } segment) bound.Add(segment);
        }

        return bound;
    }

    private Bound? Attribute(string name) =>
        !call.IsFlat && call.Frame.Attributes.TryGetValue(name, out var text) && text.Length > 0 ? new Bound(name, BoundKind.Category, Constant(name, JsonText(text)), null) : null;

    private ForeignColumn? Single(string name)
    {
        if (call.Request.Scalars.TryGetValue(name, out var asked) || call.Response.Scalars.TryGetValue(name, out asked)) return Constant(name, asked);
        var attribute = name.StartsWith("ce-", StringComparison.OrdinalIgnoreCase) ? name[3..] : name;
        return call.Frame.Attributes.TryGetValue(attribute, out var text) ? Constant(name, JsonText(text)) : null;
    }

    private ForeignColumn Constant(string name, ReadOnlyMemory<byte> json)
    {
        var cells = new ReadOnlyMemory<byte>[call.Request.Rows];
        Array.Fill(cells, json);
        return new ForeignColumn(name, cells, 1);
    }

    private static byte[] JsonText(string text)
    {
        var bytes = new System.Buffers.ArrayBufferWriter<byte>();
        JsonBytes.WriteText(bytes, text);
        return bytes.WrittenSpan.ToArray();
    }

    private static Bound Checked(Bound bound) => bound.Misfit() is { } misfit ? throw new ForeignFault(misfit) : bound;
}
