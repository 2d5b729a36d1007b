namespace ModelWatch.Journal;

/// <summary>How a column stores its cells.</summary>
internal enum ColumnShape : byte
{
    /// <summary>One double a row.</summary>
    Number = 0,

    /// <summary>One code of the column's dictionary a row.</summary>
    Text = 1,

    /// <summary>A list a row: doubles, each with a code of the dictionary (probabilities by class), or with code -1 (vector, interval).</summary>
    List = 2,
}
