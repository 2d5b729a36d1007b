using System.Collections.Frozen;
using ModelWatch.Journal;
using ModelWatch.References;
using ModelWatch.Statistics.Profiles;
using ModelWatch.Statistics.Quality;

namespace ModelWatch.Measures;

/// <summary>The shares of rows by how their values were written, before anything is done with them.</summary>
internal static class TraitShares
{
    /// <summary>A JSON kind that the reference had in less than this share of its rows is another kind.</summary>
    private const double RareKind = 0.001;

    private static readonly TraitShare[] _states =
    [
        Of("absent_ratio", "without the field", CellForm.Absent),
        Of("null_ratio", "with a null", CellForm.Null),
        Of("blank_ratio", "with an empty text", CellForm.Blank),
        new("not_finite_ratio", "not finite", false, (p, _) => p.States[CellForm.NotANumber] + p.States[CellForm.Infinite]),
        new("broken_text_ratio", "with bytes that are no UTF-8", false, (p, _) => Rows(p, p.KindRows(TokenKind.BrokenText))),
        new("type_change_ratio", "of another JSON kind than the reference's", true, TypeChange),
    ];

    private static readonly TraitShare[] _texts =
    [
        Of("missing_word_ratio", "with a word for no value", TextTraits.MissingWord, true),
        Of("replacement_ratio", "with a replacement character", TextTraits.ReplacementCharacter, false),
        Of("control_ratio", "with a control character", TextTraits.ControlCharacter, true),
        Of("c1_control_ratio", "with a control of 80 to 9F", TextTraits.C1Control, false),
        Of("mojibake_ratio", "with UTF-8 read as another encoding", TextTraits.Mojibake, false),
        Of("lost_character_ratio", "with a question mark inside a word", TextTraits.LostCharacter, true),
        Of("lookalike_ratio", "with letters that look like others", TextTraits.Lookalike, true),
        Of("not_composed_ratio", "not in Unicode form C", TextTraits.NotComposed, true),
        Of("invisible_ratio", "with invisible characters", TextTraits.Invisible, true),
        Of("foreign_digit_ratio", "with digits that are not ASCII", TextTraits.ForeignDigit, true),
        Of("micro_sign_ratio", "with a micro sign or a mu", TextTraits.MicroSign, false),
        Of("padded_ratio", "with white space around it", TextTraits.Padded, true),
        Of("cut_length_ratio", "of exactly 255 or 32,767 characters", TextTraits.CutLength, true),
        Of("personal_data_ratio", "like personal data", TextTraits.PersonalData, true),
        Of("decimal_comma_ratio", "with a decimal comma", TextTraits.DecimalComma, true),
        Of("thousands_ratio", "with thousands separators", TextTraits.Thousands, true),
        Of("exponent_ratio", "with an exponent", TextTraits.Exponent, true),
        Of("censored_ratio", "with a limit in place of a value", TextTraits.Censored, true),
        Of("number_in_text_ratio", "a number in a text", TextTraits.NumberInText, false),
        Of("leading_zero_ratio", "digits with a leading zero", TextTraits.LeadingZero, false),
        Of("rounded_digits_ratio", "digits rounded to 15", TextTraits.RoundedDigits, true),
        Of("unit_ratio", "a number with a unit", TextTraits.UnitSuffix, true),
        Of("odd_unit_ratio", "with a unit that is no code of UCUM", TextTraits.OddUnit, false),
        Of("sheet_date_ratio", "turned to a date by a spreadsheet", TextTraits.SheetDate, true),
        Of("check_digit_ratio", "with a wrong check digit", TextTraits.CheckDigit, true),
        Of("open_form_ratio", "a code that may be of several forms", TextTraits.OpenForm, true),
        Of("near_spelling_ratio", "near a known spelling", TextTraits.NearSpelling, false),
        Of("lost_zeros_ratio", "known but for leading zeros", TextTraits.LostZeros, false),
        Of("cut_short_ratio", "the beginning of a known category", TextTraits.CutShort, false),
        Of("other_column_ratio", "known in another column", TextTraits.OtherColumn, false),
        Of("normalised_ratio", "read by the plan's number format", TextTraits.Normalised, false),
    ];

    private static readonly TraitShare[] _dates =
    [
        Of("ambiguous_date_ratio", "with exchangeable day and month", TextTraits.AmbiguousDate, true),
        Of("day_first_ratio", "with the day first", TextTraits.DayFirst, true),
        Of("month_first_ratio", "with the month first", TextTraits.MonthFirst, true),
        Of("two_digit_year_ratio", "with two digits for the year", TextTraits.TwoDigitYear, true),
        Of("date_sentinel_ratio", "with a date that stands for none", TextTraits.SentinelDate, true),
        Of("partial_date_ratio", "with a part of a date", TextTraits.PartialDate, true),
        Of("epoch_ratio", "with seconds since 1970", TextTraits.Epoch, true),
        Of("serial_date_ratio", "with days since 1900, 1904 or 1960", TextTraits.SerialDate, true),
        Of("buddhist_year_ratio", "with a year 543 ahead", TextTraits.BuddhistYear, true),
        Of("impossible_date_ratio", "with a date that no calendar has", TextTraits.ImpossibleDate, true),
        Of("zone_missing_ratio", "with a time without zone", TextTraits.ZoneMissing, true),
    ];

    /// <summary>Every name.</summary>
    public static readonly IReadOnlyList<string> Names = [.. _states.Concat(_texts).Concat(_dates).Select(s => s.Measure)];

    /// <summary>Shares that explain and are not judged, for another share that is judged contains them, or nothing says which way is wrong.</summary>
    public static readonly FrozenSet<string> Unjudged =
        _states.Concat(_texts).Concat(_dates).Where(s => !s.Judged).Select(s => s.Measure).Concat(NumberFaults.Shares).ToFrozenSet(StringComparer.Ordinal);

    private static readonly TraitShare[] _ofTexts = [.. _states, .. _texts];
    private static readonly TraitShare[] _ofDates = [.. _states, .. _texts, .. _dates];

    /// <summary>Those that mean something for a subject.</summary>
    public static IReadOnlyList<TraitShare> Of(FeatureSchema schema) => schema.Form switch
    {
        FeatureForm.Date or FeatureForm.Masked => _ofDates,
        FeatureForm.Category or FeatureForm.Text or FeatureForm.Number => _ofTexts,
        _ => _states,
    };

    private static TraitShare Of(string measure, string label, CellForm form) => new(measure, label, false, (p, _) => p.States[form]);

    private static TraitShare Of(string measure, string label, TextTraits trait, bool judged) => new(measure, label, judged, (p, _) => p.Traits[trait].Weight);

    private static double Rows(FeatureProfile profile, long rows) => profile.Quality.Rows == 0 ? 0 : profile.Quality.Weight * rows / profile.Quality.Rows;

    private static double TypeChange(FeatureProfile profile, FeatureProfile? reference)
    {
        if (reference is null || !HasKinds(reference) || ReferenceEquals(profile, reference)) return 0;
        var total = Kinds.Sum(reference.KindRows);
        return Rows(profile, Kinds.Where(k => reference.KindRows(k) < RareKind * total).Sum(profile.KindRows));
    }

    private static bool HasKinds(FeatureProfile profile) => Kinds.Any(k => profile.KindRows(k) > 0);

    private static readonly TokenKind[] Kinds = [TokenKind.Text, TokenKind.Number, TokenKind.Truth, TokenKind.Composite];
}
