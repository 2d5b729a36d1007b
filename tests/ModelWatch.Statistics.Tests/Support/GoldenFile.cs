using System.Text.Json;

namespace ModelWatch.Statistics.Tests.Support;

/// <summary>
/// The oracle numbers of one family: those of this folder and, when MODELWATCH_GOLDEN names a folder, those there as well.
/// </summary>
internal static class GoldenFile
{
    public static IEnumerable<GoldenCase> Cases(string family)
    {
        foreach (var path in Paths(family))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement.Clone();
            foreach (var item in root.GetProperty("cases").EnumerateArray())
                yield return new GoldenCase(Path.GetDirectoryName(path)!, item, root.GetProperty("tolerance"));
        }
    }

    public static TheoryData<string> Names(string family)
    {
        var names = new TheoryData<string>();
        foreach (var item in Cases(family).Select((c, i) => $"{i} {c.Name}"))
            names.Add(item);
        return names;
    }

    public static GoldenCase Case(string family, string name) => Cases(family).ElementAt(int.Parse(name.Split(' ')[0]));

    private static IEnumerable<string> Paths(string family)
    {
        yield return Path.Combine(AppContext.BaseDirectory, "Golden", family + ".json");
        var extra = Environment.GetEnvironmentVariable("MODELWATCH_GOLDEN");
        var path = Path.Combine(extra ?? "", family + ".json");
        if (!string.IsNullOrEmpty(extra) && File.Exists(path))
            yield return path;
    }
}
