using System.Text.Json;

namespace ModelWatch.Statistics.Tests.Support;

/// <summary>One case: its input, and checks of its expected keys within the tolerances of the file.</summary>
internal sealed class GoldenCase(string folder, JsonElement item, JsonElement tolerance)
{
    private readonly HashSet<string> seen = [];

    public string Name => item.GetProperty("name").GetString()!;

    public JsonElement Input => item.GetProperty("input");

    public JsonElement Expected => item.GetProperty("expected");

    public double[] Numbers(string key) => [.. Input.GetProperty(key).EnumerateArray().Select(Number)];

    public static double Number(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.Null => double.NaN,
        _ => element.GetString() switch
        {
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => double.NaN,
        },
    };

    public void Check(string key, Figure actual)
    {
        Assert.True(actual.IsPresent == (actual.Why is null), $"{key}: a figure has a value or a reason");
        Check(key, actual.Value);
    }

    public void Check(string key, double? actual)
    {
        seen.Add(key);
        if (Expected.TryGetProperty(key, out var expected))
            Compare(key, expected, actual);
    }

    /// <summary>Marks a key whose parts the test compares by itself.</summary>
    public void Take(string key) => seen.Add(key);

    public void CheckMany(string key, IReadOnlyList<double>? actual)
    {
        seen.Add(key);
        if (!Expected.TryGetProperty(key, out var expected))
            return;
        if (expected.ValueKind == JsonValueKind.Null)
        {
            Assert.Null(actual);
            return;
        }
        Assert.Equal(expected.GetArrayLength(), actual!.Count);
        for (var i = 0; i < actual.Count; i++)
            Compare(key, expected[i], actual[i]);
    }

    /// <summary>Fails when the file holds a key that was neither checked nor named here.</summary>
    public void AllChecked(params string[] notOurs)
    {
        var left = Expected.EnumerateObject().Select(p => p.Name)
            .Where(k => !seen.Contains(k) && !k.Contains("_evidently") && !k.Contains("_nannyml") && !notOurs.Contains(k));
        Assert.True(!left.Any(), $"{folder} {Name}: not checked: {string.Join(", ", left)}");
    }

    public void Compare(string key, JsonElement expected, double? actual)
    {
        if (expected.ValueKind == JsonValueKind.Null)
        {
            Assert.True(actual is null, $"{Name}.{key}: expected no value, got {actual:R}");
            return;
        }
        Assert.True(actual is not null, $"{Name}.{key}: expected {expected}, got none");
        var want = Number(expected);
        var (relative, absolute) = Tolerance(key);
        Assert.True(Math.Abs(actual.Value - want) <= Math.Max(absolute, relative * Math.Abs(want)), $"{Name}.{key}: expected {want:R}, got {actual:R}");
    }

    private (double Relative, double Absolute) Tolerance(string key)
    {
        foreach (var entry in tolerance.EnumerateObject())
        {
            if (entry.Value.ValueKind == JsonValueKind.Object && entry.Name.Split(',').Any(pattern => Matches(pattern, key)))
                return Read(entry.Value);
        }
        return Read(tolerance.GetProperty("default"));
    }

    private static bool Matches(string pattern, string key) =>
        pattern == key
        || (pattern.EndsWith('*') && key.StartsWith(pattern[..^1], StringComparison.Ordinal))
        || (pattern.StartsWith("isotonic", StringComparison.Ordinal) && key.StartsWith("corp_", StringComparison.Ordinal))
        || (pattern.StartsWith("clopper", StringComparison.Ordinal) && key.Contains("clopper"));

    private static (double Relative, double Absolute) Read(JsonElement entry) =>
        (entry.TryGetProperty("rel", out var rel) ? rel.GetDouble() : 0, entry.TryGetProperty("abs", out var abs) ? abs.GetDouble() : 0);
}
