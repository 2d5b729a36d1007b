using ModelWatch.Doors.Rows;
using ModelWatch.Plans;

namespace ModelWatch.Doors.Calls;

/// <summary>A declared name and the cells that fill it.</summary>
/// <param name="Name">The declared name.</param>
/// <param name="Kind">What a value of it is.</param>
/// <param name="Column">The foreign column.</param>
/// <param name="Index">Element of the row; null takes all of it.</param>
internal sealed record Bound(string Name, BoundKind Kind, ForeignColumn Column, int? Index)
{
    /// <summary>Classes of probabilities that come as a list.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>The sentence for a mapping that cannot work, or null.</summary>
    public string? Misfit()
    {
        var width = Column.Width;
        if (Index is { } index) return width >= 0 && index >= width ? $"{Name} is mapped to {Column.Name}[{index}], but a row of {Column.Name} has {width} {(width == 1 ? "value" : "values")}." : null;
        var most = Kind switch { BoundKind.Vector => int.MaxValue, BoundKind.Probabilities => Math.Max(1, Classes.Count), BoundKind.Interval => 3, _ => 1 };
        if (width > most) return $"{Name} is one value, but a row of {Column.Name} has {width}: write source.columns.{Name}: {Column.Name}[INDEX] in the plan.";
        return Kind == BoundKind.Probabilities && width > 1 && width != Classes.Count ? $"{Name} has {Classes.Count} classes, but a row of {Column.Name} has {width} values." : null;
    }

    public static BoundKind KindOf(InputKind kind) => kind switch
    {
        InputKind.Numeric => BoundKind.Number,
        InputKind.Boolean => BoundKind.Truth,
        InputKind.Categorical => BoundKind.Category,
        InputKind.Vector => BoundKind.Vector,
        InputKind.Date => BoundKind.Date,
        _ => BoundKind.Text,
    };

    public static BoundKind KindOf(OutputKind kind) => kind switch
    {
        OutputKind.Probability or OutputKind.Number => BoundKind.Number,
        OutputKind.Class => BoundKind.Category,
        OutputKind.Probabilities => BoundKind.Probabilities,
        OutputKind.Interval => BoundKind.Interval,
        _ => BoundKind.Vector,
    };
}
