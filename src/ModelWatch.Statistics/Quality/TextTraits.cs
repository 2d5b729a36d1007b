namespace ModelWatch.Statistics.Quality;

/// <summary>What the characters of one text show before anything is done with it; several may hold at once. Values are stored: none is moved.</summary>
[Flags]
public enum TextTraits : long
{
    /// <summary>Nothing of the following.</summary>
    None = 0,

    /// <summary>Holds U+FFFD: bytes were lost when it was decoded.</summary>
    ReplacementCharacter = 1L << 0,

    /// <summary>Holds a control character below U+0020 other than tab and line ends, or U+007F.</summary>
    ControlCharacter = 1L << 1,

    /// <summary>Holds a control of U+0080 to U+009F: Windows-1252 that was read as Latin-1.</summary>
    C1Control = 1L << 2,

    /// <summary>Holds characters that a legacy code page makes of UTF-8.</summary>
    Mojibake = 1L << 3,

    /// <summary>Holds a question mark between two letters: a character that an encoding did not have.</summary>
    LostCharacter = 1L << 4,

    /// <summary>Mixes scripts inside a word, or holds full-width or mathematical letters.</summary>
    Lookalike = 1L << 5,

    /// <summary>Is not in Unicode form C: a letter with its accent as a mark of its own, or a sign that form C replaces.</summary>
    NotComposed = 1L << 6,

    /// <summary>Holds a no-break or zero-width space, a soft hyphen, a byte-order mark or a direction mark.</summary>
    Invisible = 1L << 7,

    /// <summary>Holds decimal digits that are not ASCII.</summary>
    ForeignDigit = 1L << 8,

    /// <summary>Holds the micro sign U+00B5, or the Greek mu U+03BC before a Latin unit.</summary>
    MicroSign = 1L << 9,

    /// <summary>Begins or ends with white space.</summary>
    Padded = 1L << 10,

    /// <summary>Is a word for "no value" (<see cref="Profiles.CellText"/>).</summary>
    MissingWord = 1L << 11,

    /// <summary>Is exactly 255 or 32,767 characters long, where spreadsheets and databases cut.</summary>
    CutLength = 1L << 12,

    /// <summary>Looks like an e-mail address, or like an IBAN with a right check number.</summary>
    PersonalData = 1L << 13,

    /// <summary>Is a number with a comma as decimal sign.</summary>
    DecimalComma = 1L << 14,

    /// <summary>Is a number with separators between thousands; one comma before three digits may be either.</summary>
    Thousands = 1L << 15,

    /// <summary>Is a number with an exponent.</summary>
    Exponent = 1L << 16,

    /// <summary>Is a limit such as &lt;0.5, &gt;1000 or &lt;LOQ, not a value.</summary>
    Censored = 1L << 17,

    /// <summary>Is made of two digits or more and begins with 0.</summary>
    LeadingZero = 1L << 18,

    /// <summary>Is made of 16 digits or more and has only zeros behind the 15th: an identifier that was a double in between.</summary>
    RoundedDigits = 1L << 19,

    /// <summary>Is a number as programs write it.</summary>
    NumberInText = 1L << 20,

    /// <summary>Is a number with a unit behind it.</summary>
    UnitSuffix = 1L << 21,

    /// <summary>Has a unit that UCUM does not know: mcg, ug, cc, IE, lbs and others.</summary>
    OddUnit = 1L << 22,

    /// <summary>Is a date as a spreadsheet makes it of a code, such as 1-Mar or Sep-02.</summary>
    SheetDate = 1L << 23,

    /// <summary>Is made of 8, 12, 13, 14 or 18 digits of which the last is not the GS1 check digit, or breaks the declared scheme's.</summary>
    CheckDigit = 1L << 24,

    /// <summary>May be of several forms of its declared scheme, such as an NDC of ten digits without hyphens.</summary>
    OpenForm = 1L << 25,

    /// <summary>Is no known category, but one but for case, spaces, punctuation, accents or one letter.</summary>
    NearSpelling = 1L << 26,

    /// <summary>Is no known category, but one without its leading zeros.</summary>
    LostZeros = 1L << 27,

    /// <summary>Is no known category, but the beginning of one.</summary>
    CutShort = 1L << 28,

    /// <summary>Is no known category here, but one of another column.</summary>
    OtherColumn = 1L << 29,

    /// <summary>Is a date whose day and month may be exchanged: both are 12 or less and differ.</summary>
    AmbiguousDate = 1L << 30,

    /// <summary>Is a date of digits whose first part is more than 12.</summary>
    DayFirst = 1L << 31,

    /// <summary>Is a date of digits whose second part is more than 12.</summary>
    MonthFirst = 1L << 32,

    /// <summary>Is a date with two digits for the year.</summary>
    TwoDigitYear = 1L << 33,

    /// <summary>Is a date that stands for "none", such as 1900-01-01, 1970-01-01, 9999-12-31.</summary>
    SentinelDate = 1L << 34,

    /// <summary>Is a date that lacks its day or month.</summary>
    PartialDate = 1L << 35,

    /// <summary>Is a count of seconds, milliseconds, microseconds or nanoseconds since 1970.</summary>
    Epoch = 1L << 36,

    /// <summary>Is a count of days since 1900, 1904 or 1960, as spreadsheets and SAS keep dates.</summary>
    SerialDate = 1L << 37,

    /// <summary>Is a date with a year 543 ahead.</summary>
    BuddhistYear = 1L << 38,

    /// <summary>Is a date that no calendar has, such as 31 February.</summary>
    ImpossibleDate = 1L << 39,

    /// <summary>Is a time without a zone.</summary>
    ZoneMissing = 1L << 40,

    /// <summary>Is written as year, month, day with hyphens.</summary>
    DateIso = 1L << 41,

    /// <summary>Is written as six or eight digits.</summary>
    DateCompact = 1L << 42,

    /// <summary>Is written as numbers between separators in another order or with others than hyphens.</summary>
    DateDelimited = 1L << 43,

    /// <summary>Is written with the name of a month.</summary>
    DateNamed = 1L << 44,

    /// <summary>Is one number.</summary>
    DateNumber = 1L << 45,

    /// <summary>Is a date in none of these forms, or none.</summary>
    DateOther = 1L << 46,

    /// <summary>Was read by a number format that the plan declares.</summary>
    Normalised = 1L << 47,
}
