using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ModelWatch.IntegrationTests.EndToEnd;

/// <summary>A small model of two inputs and one score, its reference and its traffic, always the same for the same seed.</summary>
internal sealed class Tender(int seed)
{
    public const string Model = "tender";
    public const string Address = "/api/v1/models/" + Model;

    public const string Plan = """
        model: tender
        version: "1"
        window: {length: 1h, lateness: 0s, minimum: 200}
        traffic: batch
        inputs:
          dose_mg: {kind: numeric, unit: mg}
          country: {kind: categorical}
        outputs:
          score: {kind: probability}
        """;

    private static readonly string[] Countries = ["DE", "FR", "IT"];
    private readonly Random _random = new(seed);

    public string Reference(int rows)
    {
        var text = new StringBuilder("dose_mg,country,score\n");
        for (var i = 0; i < rows; i++)
        {
            var (dose, country, score) = Row();
            text.Append(CultureInfo.InvariantCulture, $"{dose:R},{country},{score:R}\n");
        }

        return text.ToString();
    }

    /// <summary>A JSON array of events spread over the hour from <paramref name="start"/>; <paramref name="scale"/> multiplies the dose.</summary>
    public string Events(DateTimeOffset start, string prefix, int count, double scale = 1) => "[" + string.Join(",", Enumerable.Range(0, count).Select(i =>
    {
        var (dose, country, score) = Row();
        return Event($"{prefix}{i}", start.AddSeconds(i * 3600.0 / count), dose * scale, country, score);
    })) + "]";

    private static string Event(string id, DateTimeOffset time, double dose, string country, double score) => JsonSerializer.Serialize(new
    {
        id,
        time = time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"),
        inputs = new { dose_mg = dose, country },
        outputs = new { score },
    });

    private (double Dose, string Country, double Score) Row() =>
        (Math.Round(Math.Exp(6 + (0.5 * Normal())), 3), Countries[_random.Next(3)], Math.Round(_random.NextDouble(), 6));

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
