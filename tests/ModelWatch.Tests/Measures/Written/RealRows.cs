using System.Globalization;
using System.IO.Compression;
using ModelWatch.Tests.Commands;

namespace ModelWatch.Tests.Measures.Written;

/// <summary>
/// Rows of four public tables side by side: adult (age, hours, country, education), NOAA weather (pressure, temperature), bike sharing (day),
/// California housing (income, score). Codes and cities are made, for no public table has them.
/// </summary>
internal static class RealRows
{
    private static readonly string[] Cities = ["Zürich", "Málaga", "Kraków", "Besançon", "Köln", "Porto", "Łódź", "Århus"];
    private static readonly string[] Codes = ["A10BA02", "C09AA05", "N02BE01", "J01CA04", "B01AC06"];

    public const string Plan = """
        model: faults
        version: "1"
        window: {minimum: 200}
        inputs:
          age: {kind: numeric, range: [0, 120], sentinels: [-1]}
          hours: {kind: numeric}
          country: {kind: categorical, aliases: {USA: United-States}}
          education: {kind: categorical}
          pressure: {kind: numeric, unit: hPa}
          temp: {kind: numeric, unit: "[degF]"}
          income: {kind: numeric}
          amount: {kind: numeric, format: decimal-comma}
          day: {kind: date}
          city: {kind: categorical}
          batch: {kind: categorical}
          serial: {kind: text}
          gtin: {kind: text, format: gtin}
          ndc: {kind: text, format: ndc}
          atc: {kind: text, format: atc}
          patient: {kind: text, pattern: "^P-\\d{5}$"}
        outputs: {score: {kind: probability}}
        privacy: {mask: [patient]}
        measures: {include: [terminal_digit, date_format_entropy, swapped_ratio, unit_factor_ratio, spike_ratio]}

        """;

    /// <summary>Rows <paramref name="from"/> to <paramref name="to"/> of every table.</summary>
    public static List<Dictionary<string, object?>> Read(int from, int to)
    {
        var (adult, weather, bike, housing) = (Table("adult", to), Table("noaa_weather", to), Table("bike_sharing_hour", to), Table("california_housing_reference", to));
        var rows = new List<Dictionary<string, object?>>();
        for (var i = from; i < to; i++)
        {
            var (a, w, b, h) = (adult[i], weather[i], bike[i], housing[i % housing.Count]);
            rows.Add(new()
            {
                ["age"] = Number(a[0]),
                ["hours"] = Number(a[12]),
                ["country"] = a[13],
                ["education"] = a[3],
                ["pressure"] = Number(w[2]),
                ["temp"] = Number(w[0]),
                ["income"] = Number(h[1]),
                ["amount"] = Number(h[1]),
                ["day"] = b[1],
                ["city"] = Cities[i * 7 % 8],
                ["batch"] = (i * 37 % 90).ToString("00000", CultureInfo.InvariantCulture),
                ["serial"] = WithCheckDigit((10614141234567000L + i * 7919L % 1000).ToString("00000000000000000", CultureInfo.InvariantCulture)),
                ["gtin"] = WithCheckDigit((400638133000L + i * 104729L % 900_000).ToString(CultureInfo.InvariantCulture)),
                ["ndc"] = $"0002-{1000 + i % 9000}-01",
                ["atc"] = Codes[i % 5],
                ["patient"] = $"P-{i:00000}",
                ["score"] = Number(h[11]),
            });
        }

        return rows;
    }

    private static List<string[]> Table(string name, int rows)
    {
        using var file = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(SharedDataFactAttribute.Folder!, name + ".csv.gz")), CompressionMode.Decompress));
        file.ReadLine();
        var lines = new List<string[]>();
        while (lines.Count < rows && file.ReadLine() is { } line) lines.Add(line.Split(','));
        return lines;
    }

    private static object? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string WithCheckDigit(string digits)
    {
        var sum = digits.Reverse().Select((c, i) => (c - '0') * (i % 2 == 0 ? 3 : 1)).Sum();
        return digits + (char)('0' + (10 - sum % 10) % 10);
    }
}
