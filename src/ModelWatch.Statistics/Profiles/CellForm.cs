namespace ModelWatch.Statistics.Profiles;

/// <summary>What was found in a cell that holds no value of its declared kind.</summary>
public enum CellForm
{
    /// <summary>JSON null, or an empty cell.</summary>
    Null,

    /// <summary>The field was not there.</summary>
    Absent,

    /// <summary>A text of no characters or only white space.</summary>
    Blank,

    /// <summary>A word for "missing", such as n/a.</summary>
    Token,

    /// <summary>Not a number.</summary>
    NotANumber,

    /// <summary>An infinity of either sign.</summary>
    Infinite,

    /// <summary>A number in text with a comma as decimal sign.</summary>
    DecimalComma,

    /// <summary>A number in text whose one comma stands before three digits: thousands or decimals.</summary>
    Thousands,

    /// <summary>A number in text with a point or without a fraction.</summary>
    NumberInText,

    /// <summary>Any other text.</summary>
    OtherText,

    /// <summary>A truth value, an object, a list, or a number where none was declared.</summary>
    OtherKind,
}
