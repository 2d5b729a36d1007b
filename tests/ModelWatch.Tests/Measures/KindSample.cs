using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using ModelWatch.Commands.Checking;
using ModelWatch.Measures;

namespace ModelWatch.Tests.Measures;

/// <summary>A model with every kind of input and output, one for each kind of label, and rows for it as JSON lines.</summary>
internal static class KindSample
{
    public const string Inputs = """
        model: m
        version: "1"
        window: {length: 1h, minimum: 10, lateness: 5m, horizon: 1d}
        inputs:
          dose: {kind: numeric, unit: mg, range: [0, 4000], sentinels: [-1]}
          country: {kind: categorical, aliases: {Germany: DE}}
          note: {kind: text, pattern: "^[A-Z]+$"}
          ordered: {kind: date, format: yyyy-MM-dd}
          urgent: {kind: boolean}
          embedding: {kind: vector}
        segments: [country]

        """;

    public const string Binary = Inputs + """
        outputs: {score: {kind: probability}}
        label: {kind: binary}

        """;

    public const string Decided = Inputs + """
        outputs: {score: {kind: probability}, verdict: {kind: class}}
        label: {kind: binary, positive: a}

        """;

    public const string Classes = Inputs + """
        outputs: {odds: {kind: probabilities, classes: [a, b, c]}, verdict: {kind: class, classes: [a, b, c]}}
        label: {kind: class}

        """;

    public const string Number = Inputs + """
        outputs: {amount: {kind: number}, band: {kind: interval}}
        label: {kind: number}

        """;

    private static readonly string[] Countries = ["DE", "FR", "IT"];
    private static readonly string[] Names = ["a", "b", "c"];

    /// <summary>Rows of every column; <paramref name="change"/> spoils them one by one.</summary>
    public static string Rows(int count, int seed, string label, Action<int, Dictionary<string, object?>>? change = null)
    {
        var random = new Random(seed);
        var lines = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var (p, amount) = (random.NextDouble(), 50 + 20 * random.NextDouble());
            var came = random.NextDouble() < p;
            var row = new Dictionary<string, object?>
            {
                ["dose"] = 100 + 10 * random.NextDouble(),
                ["country"] = Countries[i % 3],
                ["note"] = "ABC",
                ["ordered"] = "2026-01-0" + (1 + i % 9).ToString(CultureInfo.InvariantCulture),
                ["urgent"] = i % 2 == 0,
                ["embedding"] = new[] { random.NextDouble(), random.NextDouble(), random.NextDouble() },
                ["score"] = p,
                ["verdict"] = Names[random.Next(3)],
                ["odds"] = new Dictionary<string, double> { ["a"] = p, ["b"] = (1 - p) / 2, ["c"] = (1 - p) / 2 },
                ["amount"] = amount,
                ["band"] = new Dictionary<string, double> { ["lower"] = amount - 10, ["upper"] = amount + 10, ["level"] = 0.9 },
                ["label"] = label switch
                {
                    Binary => came ? 1 : 0,
                    Number => amount + 12 * random.NextDouble() - 6,
                    _ => came ? "a" : Names[1 + random.Next(2)],
                },
            };
            change?.Invoke(i, row);
            lines.Add(JsonSerializer.Serialize(row));
        }

        return string.Join('\n', lines);
    }

    /// <summary>What <c>check</c> says of two files under a plan.</summary>
    public static IReadOnlyList<Measurement> Check(string plan, string reference, string current, bool exact = false)
    {
        var directory = Directory.CreateTempSubdirectory("modelwatch-kinds-");
        try
        {
            var paths = new[] { ("plan.yaml", plan), ("reference.ndjson", reference), ("current.ndjson", current) }
                .Select(f => (Path: Path.Combine(directory.FullName, f.Item1), Text: f.Item2)).ToList();
            paths.ForEach(f => File.WriteAllText(f.Path, f.Text));
            return CheckRun.Run(new(paths[1].Path, paths[2].Path, paths[0].Path, exact), new FakeTimeProvider()).Measurements;
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
