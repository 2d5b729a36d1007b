namespace ModelWatch.Plans;

/// <summary>What a text is used as.</summary>
internal enum TextUse
{
    /// <summary>A category, compared in canonical text.</summary>
    Category,

    /// <summary>A text as it stands.</summary>
    Text,

    /// <summary>A date.</summary>
    Date,
}
