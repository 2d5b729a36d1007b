using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

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

    /// <summary>A member counts as shown when one line of the README names it and its type.</summary>
    [Fact]
    public void PublicMember_GivingAFigure_StandsBesideItsType()
    {
        var lines = Text.Split('\n');
        Assert.All(
            typeof(Figure).Assembly.GetExportedTypes().SelectMany(type => type
                .GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(member => IsFigure(member) && member is not MethodInfo { IsSpecialName: true }).Select(member => (Type: type.Name, member.Name))),
            shown => Assert.Contains(lines, line => HasWord(line, shown.Type) && HasWord(line, shown.Name)));
    }

    [Fact]
    public void Fixture_OfTheExamples_StandsInTheReadme()
    {
        var fixtures = Examples.Fixtures(File.ReadAllText(Path.Combine(Root(), "tests", "ModelWatch.Statistics.Tests", "Documents", "Examples.Fixtures.cs"))).ToArray();
        Assert.NotEmpty(fixtures);
        Assert.All(fixtures, line => Assert.Contains(line, Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Opening_OfTheReadme_IsTheCodeThatRuns()
    {
        var shown = Text.Split("```csharp\n", 2)[1].Split("```", 2)[0];
        var source = File.ReadAllText(Path.Combine(Root(), "tests", "ModelWatch.Statistics.Tests", "Documents", "Opening.cs"));
        Assert.Contains(shown.TrimEnd(), source.Replace("\n        ", "\n", StringComparison.Ordinal), StringComparison.Ordinal);
        var (d, p, psi) = Opening.Run();
        Assert.Equal((0.4, true, true), (d.Value!.Value, p.IsPresent, psi.IsPresent));
    }

    private static bool HasWord(string line, string word) => Regex.IsMatch(line, $@"\b{word}\b");

    private static bool IsFigure(MemberInfo member) => member switch
    {
        MethodInfo method => method.ReturnType == typeof(Figure),
        PropertyInfo property => property.PropertyType == typeof(Figure),
        _ => false,
    };

    private static string Read() => File.ReadAllText(Path.Combine(Root(), "src", "ModelWatch.Statistics", "README.md"));

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
