namespace ModelWatch.Statistics.Text;

/// <summary>The kinds of characters that a text profile counts: every UTF-16 unit is of exactly one.</summary>
public enum CharacterClass
{
    /// <summary>a to z; in a shape 'a'.</summary>
    Letter,

    /// <summary>A to Z; in a shape 'A'.</summary>
    UpperCase,

    /// <summary>0 to 9; in a shape '9'.</summary>
    Digit,

    /// <summary>Space, tab, line feed, carriage return; in a shape ' '.</summary>
    Space,

    /// <summary>Any other printable ASCII character; in a shape itself.</summary>
    Punctuation,

    /// <summary>U+00A0 and above, as far as it is not <see cref="Other"/>; in a shape U+00E9.</summary>
    NonAscii,

    /// <summary>The other characters below U+0020 and U+007F to U+009F, which text read in a wrong encoding has; in a shape U+00AC.</summary>
    Control,

    /// <summary>The replacement character U+FFFD and surrogates without their partner: broken text; in a shape U+00A4.</summary>
    Other,
}
