namespace ModelWatch.Journal;

/// <summary>What was found where a value was expected. Nothing is mended here: the measures count these.</summary>
internal enum CellState : byte
{
    /// <summary>The field was not there.</summary>
    Absent = 0,

    /// <summary>JSON null, or an unquoted empty CSV cell.</summary>
    Null = 1,

    /// <summary>A value of the declared kind.</summary>
    Value = 2,

    /// <summary>A text of no characters or only white space.</summary>
    Blank = 3,

    /// <summary>Not a number (the text NaN in JSON; never from a missing token).</summary>
    NotANumber = 4,
    PositiveInfinity = 5,
    NegativeInfinity = 6,

    /// <summary>Present, but not of the declared kind; the raw token is in the dictionary.</summary>
    WrongKind = 7,

    /// <summary>A CSV cell such as NA, NaN, null or None in a numeric, boolean or date column.</summary>
    MissingToken = 8,
}
