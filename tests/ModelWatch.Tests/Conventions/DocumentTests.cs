using System.Text.RegularExpressions;
using static ModelWatch.Tests.Conventions.Repository;

namespace ModelWatch.Tests.Conventions;

/// <summary>What the documents point at exists, and the README leads in.</summary>
public sealed partial class DocumentTests
{
    private static readonly string[] Folders = ["src", "tests", "alerts", "dashboards", "docker"];

    [Fact]
    public void RelativeLinks_LeadToAFile()
    {
        var documents = Folders.SelectMany(folder => Files(folder, ".md")).Append("README.md").ToList();
        var links = (
            from document in documents
            from Match link in Link().Matches(Prose(document))
            let target = link.Groups["target"].Value
            where !target.StartsWith('#') && !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
            select (document, target)).ToList();

        Assert.NotEmpty(links);
        None(
            from link in links
            let place = Path.Combine(Path.GetDirectoryName(At(link.document))!, link.target.Split('#')[0])
            where !Path.Exists(place)
            select $"{link.document}: {link.target}",
            "A relative link leads to a file of the project:");
    }

    [Theory]
    [InlineData("dotnet run --project src/ModelWatch -- demo")]
    [InlineData("tests/run")]
    public void Readme_NamesTheCommandInABlockOfItsOwn(string command) =>
        Assert.Contains($"```\n{command}\n```", File.ReadAllText(At("README.md")), StringComparison.Ordinal);

    /// <summary>A document without its code, in which brackets mean something else.</summary>
    private static string Prose(string document) => CodeIn().Replace(File.ReadAllText(At(document)), "");

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)[^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^```.*?^```|`[^`\n]*`", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CodeIn();
}
