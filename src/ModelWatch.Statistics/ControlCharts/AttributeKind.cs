namespace ModelWatch.Statistics.ControlCharts;

/// <summary>What an attribute chart counts.</summary>
public enum AttributeKind
{
    /// <summary>Rows with a property among n rows (p-chart): binomial.</summary>
    Proportion,

    /// <summary>Events in an exposure (u-chart): Poisson.</summary>
    Rate,
}
