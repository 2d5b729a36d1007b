using ModelWatch.Doors.Rows;
using ModelWatch.Plans;

namespace ModelWatch.Doors.Calls;

/// <summary>Finds the cells of every declared input and output of a call: by the plan's <c>source</c>, else by name, else by the declared order.</summary>
internal sealed class FieldBinding(MonitoringPlan plan, ForeignCall call)
{
    private const int Named = 8;
    private static readonly string[] _wholes = ["instances", "inputs", "input", "predictions", "outputs", "output"];

    /// <exception cref="ForeignFault">A mapping names what the body lacks, or nothing declared is in it.</exception>
    public List<Bound> Inputs() => Side("inputs", call.Request, call.Response, [.. plan.Inputs.Where(i => Allowed(i.Name)).Select(i => new Wanted(i.Name, Bound.KindOf(i.Kind), []))]);

    /// <inheritdoc cref="Inputs"/>
    public List<Bound> Outputs() => Side("outputs", call.Response, call.Request, [.. plan.Outputs.Where(o => Allowed(o.Name)).Select(o => new Wanted(o.Name, Bound.KindOf(o.Kind), o.Classes))]);

    /// <summary>The column that a mapping means; the column of unnamed values answers to the usual words for it.</summary>
    public static ForeignColumn? Find(ForeignTable table, string name) =>
        table.Find(name) ?? (table.Positional is { } whole && _wholes.Contains(name) ? whole : null);

    /// <summary>The fault of a mapping whose target is nowhere.</summary>
    public static ForeignFault Missing(string name, SourceColumn place, params ForeignTable[] tables)
    {
        var there = tables.Distinct().SelectMany(t => t.Columns.Select(c => c.Name)).Distinct().ToList();
        var more = there.Count > Named ? $" and {there.Count - Named} more" : "";
        return new ForeignFault($"source.columns maps {name} to {place}, but the body has no {place.Name}; it has {string.Join(", ", there.Take(Named).Select(JsonRows.Shown))}{more}.");
    }

    private bool Allowed(string name) => plan.Privacy.Allow is not { } allow || allow.Contains(name);

    private List<Bound> Side(string part, ForeignTable own, ForeignTable other, List<Wanted> wanted)
    {
        var bound = new List<Bound>(wanted.Count);
        var missed = false;
        foreach (var field in wanted)
        {
            if (plan.Source?.Of(field.Name) is { } place)
            {
                if ((Find(own, place.Name) ?? Find(other, place.Name)) is { } column) Add(bound, field, column, place.Index);
                else if (own.Broken.ContainsKey(place.Name) || other.Broken.ContainsKey(place.Name)) missed = true;
                else throw Missing(field.Name, place, own, other);
            }
            else if (own.Find(field.Name) is { } same)
            {
                Add(bound, field, same, null);
            }
            else
            {
                missed |= own.Broken.ContainsKey(field.Name);
            }
        }

        if (bound.Count == 0 && !missed && wanted.Count > 0 && !call.IsFlat) InOrder(part, own, wanted, bound);
        return bound;
    }

    private static void InOrder(string part, ForeignTable own, List<Wanted> wanted, List<Bound> bound)
    {
        if (own.Broken.Count > 0) throw new ForeignFault(string.Join(" ", own.Broken.Values.Take(Named)));
        if (own.Positional is not { } whole)
        {
            throw new ForeignFault($"None of the declared {part} is in the body, which has {string.Join(", ", own.Columns.Take(Named).Select(c => JsonRows.Shown(c.Name)))}: "
                + "name them as the plan does, or map them in its source.columns.");
        }

        if (wanted is [var only])
        {
            Add(bound, only, whole, null);
            return;
        }

        if (whole.Width != wanted.Count)
        {
            var width = whole.Width < 0 ? "different numbers of values" : whole.Width == 1 ? "1 value" : $"{whole.Width} values";
            throw new ForeignFault($"The rows of {whole.Name} have {width}, the plan declares {wanted.Count} {part}: map them in its source.columns, such as {wanted[0].Name}: {whole.Name}[0].");
        }

        for (var i = 0; i < wanted.Count; i++) Add(bound, wanted[i], whole, i);
    }

    private static void Add(List<Bound> bound, Wanted field, ForeignColumn column, int? index)
    {
        var found = new Bound(field.Name, field.Kind, column, index) { Classes = field.Classes };
        if (found.Misfit() is { } misfit) throw new ForeignFault(misfit);
        bound.Add(found);
    }

    private sealed record Wanted(string Name, BoundKind Kind, IReadOnlyList<string> Classes);
}
