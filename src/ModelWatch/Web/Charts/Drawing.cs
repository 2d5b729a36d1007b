namespace ModelWatch.Web.Charts;

/// <summary>A picture in user units. <paramref name="Label"/> says in words what it shows; null hides it from a reader that speaks.</summary>
public sealed record Drawing(double Width, double Height, string? Label, IReadOnlyList<Mark> Marks)
{
    /// <summary>Fills its box in both directions; for bars without words.</summary>
    public bool Stretched { get; init; }
}
