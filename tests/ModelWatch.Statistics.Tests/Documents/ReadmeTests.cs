using System.Reflection;
using System.Runtime.CompilerServices;

namespace ModelWatch.Statistics.Tests.Documents;

/// <summary>The README of the statistics is under test: every example prints what stands there, and every statistic has its row.</summary>
public sealed class ReadmeTests
{
    private static readonly string Text = Read();

    public static TheoryData<string> Lines => [.. Examples.All.Select(e => e.Line)];

    [Theory]
    [MemberData(nameof(Lines))]
    public void Example_OfTheReadme_PrintsWhatStandsThere(string line) =>
        Assert.True(Text.Contains(line, StringComparison.Ordinal), $"The README of the statistics does not hold: {line}");

    [Fact]
    public void Example_OfTheReadme_IsRun()
    {
        var run = Examples.All.Select(e => e.Line).ToHashSet(StringComparer.Ordinal);
        var shown = Text.Split('|').Select(cell => cell.Trim()).Where(cell => cell.StartsWith('`') && cell.Contains("` = ", StringComparison.Ordinal));
        Assert.All(shown, cell => Assert.Contains(cell, run));
    }

    [Fact]
    public void PublicType_WithFigures_IsInTheReadme() => Assert.All(
        typeof(Figure).Assembly.GetExportedTypes()
            .Where(type => type.GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly).Any(IsFigure))
            .Select(type => type.Name),
        name => Assert.Contains(name, Text, StringComparison.Ordinal));

    private static bool IsFigure(MemberInfo member) => member switch
    {
        MethodInfo method => method.ReturnType == typeof(Figure),
        PropertyInfo property => property.PropertyType == typeof(Figure),
        _ => false,
    };

    private static string Read([CallerFilePath] string here = "")
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
        return File.ReadAllText(Path.Combine(root, "src", "ModelWatch.Statistics", "README.md"));
    }
}
