namespace ModelWatch.Statistics.ControlCharts;

/// <summary>
/// A p-chart (p-bar +- L sqrt(p-bar (1 - p-bar) / n)) or u-chart (u-bar +- L sqrt(u-bar / n)), and with a spread other than 1 the charts of Laney
/// (2002), p' and u', whose limits are wider by sigma_Z. Limits are cut at 0 and, for a proportion, at 1. Immutable, thread safe.
/// </summary>
public sealed record AttributeChart
{
    /// <summary>A chart with given limits; those of a stable span come from <see cref="PhaseOne.Attributes"/>.</summary>
    /// <param name="kind">A proportion or a rate.</param>
    /// <param name="centre">The share, in (0, 1), or the rate, above 0, in control.</param>
    /// <param name="spread">sigma_Z, above 0: 1 for the plain chart, MR-bar(Z) / 1.128 for Laney's.</param>
    /// <param name="width">The limits in standard deviations, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public AttributeChart(AttributeKind kind, double centre, double spread = 1, double width = 3)
    {
        Kind = kind;
        Centre = kind == AttributeKind.Proportion ? Demand.Inside(centre, 0, 1, nameof(centre)) : Demand.Positive(centre, nameof(centre));
        Spread = Demand.Positive(spread, nameof(spread));
        Width = Demand.Positive(width, nameof(width));
    }

    /// <summary>A proportion or a rate.</summary>
    public AttributeKind Kind { get; }

    /// <summary>The share or the rate in control.</summary>
    public double Centre { get; }

    /// <summary>sigma_Z, 1 without over-dispersion.</summary>
    public double Spread { get; }

    /// <summary>The limits in standard deviations.</summary>
    public double Width { get; }

    /// <summary>The state after a group; a group without size, or with a count outside its size, is not taken.</summary>
    /// <param name="state">The state before; default before the first group.</param>
    /// <param name="count">Rows with the property, or events; 0 or more, a weighted sum is allowed.</param>
    /// <param name="size">Rows (the effective number when weighted) or exposure, above 0.</param>
    public ChartState Step(ChartState state, double count, double size)
    {
        if (!IsGroup(Kind, count, size))
            return state.Skip();
        var half = Width * Sigma(size);
        return state.Next(
            count / size, Math.Max(0, Centre - half), Kind == AttributeKind.Proportion ? Math.Min(1, Centre + half) : Centre + half);
    }

    /// <summary>The standard deviation of a group's share or rate, with the spread; the unit of <see cref="RunRules"/>.</summary>
    /// <param name="size">Rows or exposure, above 0.</param>
    public double Sigma(double size) =>
        Spread * Math.Sqrt(Kind == AttributeKind.Proportion ? Centre * (1 - Centre) / size : Centre / size);

    internal static bool IsGroup(AttributeKind kind, double count, double size) =>
        size > 0 && double.IsFinite(size) && count >= 0 && double.IsFinite(count) && (kind == AttributeKind.Rate || count <= size);
}
