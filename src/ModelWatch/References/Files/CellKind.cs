namespace ModelWatch.References.Files;

/// <summary>How the cells of a file's column are read.</summary>
internal enum CellKind
{
    /// <summary>A number; NA, NaN, null and None are missing tokens.</summary>
    Number,

    /// <summary>A category in canonical text.</summary>
    Category,

    /// <summary>true or false (or 1 and 0), with missing tokens.</summary>
    Truth,

    /// <summary>Text as it stands.</summary>
    Text,

    /// <summary>A date as text, with missing tokens.</summary>
    Date,

    /// <summary>An outcome in canonical text, with missing tokens: a join often leaves them where no outcome is known.</summary>
    Outcome,

    /// <summary>A list of numbers as JSON.</summary>
    Numbers,

    /// <summary>An object of class to probability as JSON.</summary>
    Probabilities,

    /// <summary>An object with lower, upper and level as JSON.</summary>
    Interval,

    /// <summary>A time.</summary>
    Time,
}
