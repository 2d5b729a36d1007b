using static ModelWatch.Tests.Conventions.Repository;

namespace ModelWatch.Tests.Conventions;

public sealed class LayoutTests
{
    private static readonly string[] TopLevel = ["ModelWatch.sln", "README.md", "src", "dashboards", "alerts", "tests", "docker", "modelwatch-data", "TestResults"];
    private static readonly string[] Kinds = [".cs", ".md", ".yml", ".yaml", ".json", ".csproj", ".props", ".css", ".js", ".html", "run"];

    [Fact]
    public void Root_HoldsOnlyItsFolders() => None(
        Directory.GetFileSystemEntries(Root).Select(Path.GetFileName).OfType<string>()
            .Where(name => !name.StartsWith('.') && !TopLevel.Contains(name)),
        "The root holds the solution, the README and five folders:");

    [Fact]
    public void File_NamesNoPathOfTheBuildersMachine()
    {
        var places = new[] { "/work" + "/", "/root" + "/" };
        None(
            from folder in new[] { "src", "tests", "alerts", "dashboards", "docker" }
            from kind in Kinds
            from file in Files(folder, kind)
            let text = File.ReadAllText(At(file))
            where places.Any(place => text.Contains(place, StringComparison.Ordinal))
            select file,
            "No path of one machine stands in the project:");
    }
}
