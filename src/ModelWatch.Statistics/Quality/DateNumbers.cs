using System.Globalization;

namespace ModelWatch.Statistics.Quality;

/// <summary>A date that is digits alone: eight or six of them, a year, a count of days or of a part of a second. Pure.</summary>
internal static class DateNumbers
{
    // Days from 1900 for 1954 to 2064; from 1960 (SAS) they are 20 to 60 years later, from 1904 four.
    private const int FirstSerial = 10_000, LastSerial = 80_000;

    public static TextTraits Of(ReadOnlySpan<char> digits) => digits.Length switch
    {
        4 => TextTraits.DateNumber | TextTraits.PartialDate,
        5 when int.Parse(digits, CultureInfo.InvariantCulture) is >= FirstSerial and <= LastSerial => TextTraits.DateNumber | TextTraits.SerialDate,
        6 => TextTraits.DateCompact | TextTraits.TwoDigitYear | TextTraits.AmbiguousDate,
        8 => TextTraits.DateCompact | DateForms.OfParts(Part(digits[..4]), Part(digits[4..6]), Part(digits[6..])),
        9 or 10 or 12 or 13 or 16 or 19 => TextTraits.DateNumber | TextTraits.Epoch,
        14 => TextTraits.DateCompact | TextTraits.ZoneMissing | DateForms.OfParts(Part(digits[..4]), Part(digits[4..6]), Part(digits[6..8])),
        _ => TextTraits.DateNumber,
    };

    private static int Part(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
