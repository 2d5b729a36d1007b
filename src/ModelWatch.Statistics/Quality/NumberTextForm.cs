namespace ModelWatch.Statistics.Quality;

/// <summary>How a number is written.</summary>
internal enum NumberTextForm
{
    /// <summary>It is none.</summary>
    None,

    /// <summary>Digits, perhaps with a point.</summary>
    Plain,

    /// <summary>Plain, with an exponent.</summary>
    Exponent,

    /// <summary>A comma as decimal sign, no groups.</summary>
    DecimalComma,

    /// <summary>Groups of thousands and a comma as decimal sign.</summary>
    GroupedComma,

    /// <summary>Groups of thousands, perhaps with a decimal point.</summary>
    Grouped,
}
