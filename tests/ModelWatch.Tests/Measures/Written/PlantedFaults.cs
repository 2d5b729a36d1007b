using System.Globalization;
using System.Text;

namespace ModelWatch.Tests.Measures.Written;

/// <summary>The faults of the design page that a column can show, planted in real rows.</summary>
internal static class PlantedFaults
{
    public static IReadOnlyList<PlantedFault> All =>
    [
        .. Missing, .. Numbers, .. Texts, .. Codes, .. Dates, .. Columns,
    ];

    private static IEnumerable<PlantedFault> Missing =>
    [
        new("absent field", "age", "absent_ratio", (row, _) => row.Remove("age")),
        PlantedFault.Of("null", "age", "null_ratio", _ => null),
        PlantedFault.Of("blank", "age", "blank_ratio", _ => ""),
        PlantedFault.Of("word for missing", "age", "missing_word_ratio", _ => "N/A"),
        PlantedFault.Of("missing, any form", "age", "missing_ratio", _ => null),
        PlantedFault.Of("declared stand-in -1", "age", "sentinel_ratio", _ => -1.0),
        PlantedFault.Of("undeclared stand-in -999", "pressure", "spike_ratio", _ => -999.0),
        PlantedFault.Of("not finite", "temp", "not_finite_ratio", _ => "NaN"),
    ];

    private static IEnumerable<PlantedFault> Numbers =>
    [
        PlantedFault.Of("censored value", "pressure", "censored_ratio", _ => "<LOQ"),
        PlantedFault.Of("decimal comma", "pressure", "decimal_comma_ratio", t => t.Replace('.', ',') + (t.Contains('.', StringComparison.Ordinal) ? "" : ",0")),
        PlantedFault.Of("thousands separator", "pressure", "thousands_ratio", t => "1," + t[^3..].Replace('.', '0')),
        PlantedFault.Of("exponent in text", "income", "exponent_ratio", _ => "1.2E+03"),
        PlantedFault.Of("number in text", "temp", "number_in_text_ratio", t => t),
        PlantedFault.Of("other JSON kind", "temp", "type_change_ratio", t => t),
        PlantedFault.Of("not of the kind", "temp", "invalid_ratio", _ => "warm"),
        PlantedFault.Of("read by the declared format", "amount", "normalised_ratio", t => t.Replace('.', ',') + (t.Contains('.', StringComparison.Ordinal) ? "" : ",0")),
        PlantedFault.Of("out of range", "age", "out_of_range_ratio", _ => 400.0),
        PlantedFault.Of("unit in the value", "temp", "unit_ratio", t => t + " °F"),
        PlantedFault.Of("unit that is no code", "age", "odd_unit_ratio", t => t + " mcg"),
        PlantedFault.Of("micro sign", "age", "micro_sign_ratio", t => t + " \u00B5g"),
        PlantedFault.Of("factor 1000", "income", "unit_factor_ratio", t => 1000 * Value(t)),
        PlantedFault.Of("hPa to mmHg", "pressure", "unit_factor_ratio", t => Value(t) * 0.75006158),
        PlantedFault.Of("sign lost", "age", "unit_factor_ratio", t => -Value(t) - 1.5),
        PlantedFault.Of("last digit rounded to 0 and 5", "age", "terminal_digit", t => 5 * Math.Round(Value(t) / 5), 0.5),
        new("stuck value", "hours", "longest_run", (row, i) => row["hours"] = i is >= 300 and < 400 ? 40.5 : row["hours"], 1),
    ];

    private static IEnumerable<PlantedFault> Texts =>
    [
        PlantedFault.Of("UTF-8 read as Latin-1", "city", "mojibake_ratio", t => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(t))),
        PlantedFault.Of("replacement character", "city", "replacement_ratio", t => t[..1] + "\uFFFD" + t[2..]),
        PlantedFault.Of("Windows-1252 read as Latin-1", "city", "c1_control_ratio", t => t + "\u0092s"),
        PlantedFault.Of("wrong encoding, any trace", "city", "encoding_ratio", t => t + "\u00E2\u20AC\u2122"),
        PlantedFault.Of("question mark for a letter", "city", "lost_character_ratio", t => t[..1] + "?" + t[2..]),
        PlantedFault.Of("NUL", "city", "control_ratio", t => t + "\0"),
        PlantedFault.Of("look-alike letter", "country", "lookalike_ratio", t => t[..^1] + "\u0435"),
        PlantedFault.Of("not composed", "city", "not_composed_ratio", t => t + "e\u0301"),
        PlantedFault.Of("no-break space", "country", "invisible_ratio", t => t + "\u00A0"),
        PlantedFault.Of("zero-width space", "country", "invisible_ratio", t => t + "\u200B"),
        PlantedFault.Of("full-width digits", "batch", "foreign_digit_ratio", t => string.Concat(t.Select(c => (char)(c - '0' + '\uFF10')))),
        PlantedFault.Of("white space around", "country", "padded_ratio", t => t + " "),
        PlantedFault.Of("cut at 255", "serial", "cut_length_ratio", _ => new string('x', 255)),
        PlantedFault.Of("personal data", "serial", "personal_data_ratio", _ => "jane@example.org"),
        PlantedFault.Of("declared alias", "country", "alias_ratio", _ => "USA"),
        PlantedFault.Of("other case", "country", "near_spelling_ratio", t => t.ToLowerInvariant()),
        PlantedFault.Of("one letter changed", "education", "near_spelling_ratio", _ => "Bachelrs"),
        PlantedFault.Of("category cut short", "country", "cut_short_ratio", _ => "United-Stat"),
        PlantedFault.Of("unknown category", "country", "unseen_ratio", _ => "Atlantis"),
    ];

    private static IEnumerable<PlantedFault> Codes =>
    [
        PlantedFault.Of("leading zeros lost", "batch", "lost_zeros_ratio", t => t.TrimStart('0') is { Length: > 0 } rest ? rest : "0"),
        PlantedFault.Of("identifier as exponent", "serial", "exponent_ratio", _ => "1.06141E+17"),
        PlantedFault.Of("identifier rounded to 15 digits", "serial", "rounded_digits_ratio", t => t[..15] + "000"),
        PlantedFault.Of("code turned to date", "education", "sheet_date_ratio", _ => "1-Mar"),
        PlantedFault.Of("wrong check digit, GTIN", "gtin", "check_digit_ratio", t => t[..^1] + (char)('0' + (t[^1] - '0' + 1) % 10)),
        PlantedFault.Of("wrong check digit, undeclared", "serial", "check_digit_ratio", t => t[..^1] + (char)('0' + (t[^1] - '0' + 1) % 10)),
        PlantedFault.Of("GTIN of another length", "gtin", "format_ratio", t => t[..^2]),
        PlantedFault.Of("NDC without hyphens", "ndc", "open_form_ratio", t => t.Replace("-", "", StringComparison.Ordinal)),
        PlantedFault.Of("no ATC code", "atc", "format_ratio", _ => "Z99ZZ99"),
        PlantedFault.Of("masked, pattern broken", "patient", "format_ratio", _ => "Jane Roe"),
    ];

    private static IEnumerable<PlantedFault> Dates =>
    [
        PlantedFault.Of("day and month exchangeable", "day", "ambiguous_date_ratio", t => Day(t).AddDays(5 - Day(t).Day).AddMonths(3 - Day(t).Month).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)),
        PlantedFault.Of("day first", "day", "day_first_ratio", t => Day(t).AddDays(20 - Day(t).Day).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)),
        PlantedFault.Of("month first", "day", "month_first_ratio", t => Day(t).AddDays(20 - Day(t).Day).ToString("MM/dd/yyyy", CultureInfo.InvariantCulture)),
        PlantedFault.Of("two-digit year", "day", "two_digit_year_ratio", t => Day(t).ToString("dd/MM/yy", CultureInfo.InvariantCulture)),
        PlantedFault.Of("several formats", "day", "date_format_entropy", t => Day(t).ToString("d MMM yyyy", CultureInfo.InvariantCulture)),
        PlantedFault.Of("sentinel date", "day", "date_sentinel_ratio", _ => "1900-01-01"),
        PlantedFault.Of("partial date", "day", "partial_date_ratio", _ => "UNK-JAN-2011"),
        PlantedFault.Of("Unix seconds", "day", "epoch_ratio", t => new DateTimeOffset(Day(t), TimeSpan.Zero).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        PlantedFault.Of("spreadsheet serial", "day", "serial_date_ratio", t => ((int)Day(t).ToOADate()).ToString(CultureInfo.InvariantCulture)),
        PlantedFault.Of("Buddhist year", "day", "buddhist_year_ratio", t => Day(t).AddYears(543).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        PlantedFault.Of("impossible date", "day", "impossible_date_ratio", _ => "2011-02-30"),
        PlantedFault.Of("time without zone", "day", "zone_missing_ratio", t => t + "T08:00:00"),
    ];

    private static IEnumerable<PlantedFault> Columns =>
    [
        new("numeric columns swapped", "pressure", "swapped_ratio", (row, _) => (row["pressure"], row["temp"]) = (row["temp"], row["pressure"]), 0.3),
        new("categories swapped", "country", "other_column_ratio", (row, _) => (row["country"], row["education"]) = (row["education"], row["country"])),
    ];

    private static double Value(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static DateTime Day(string text) => DateTime.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
