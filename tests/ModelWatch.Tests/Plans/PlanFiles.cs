using System.Runtime.CompilerServices;

namespace ModelWatch.Tests.Plans;

/// <summary>The plans beside the tests, found from the place of this source file.</summary>
internal static class PlanFiles
{
    public static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder(), name));

    public static TheoryData<string> In(string folder) =>
        [.. Directory.EnumerateFiles(Path.Combine(Folder(), folder)).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
}
