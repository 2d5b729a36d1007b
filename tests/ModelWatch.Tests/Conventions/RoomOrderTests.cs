using System.Text.RegularExpressions;
using static ModelWatch.Tests.Conventions.Repository;

namespace ModelWatch.Tests.Conventions;

public sealed partial class RoomOrderTests
{
    private static readonly string[] Others = ["bin", "obj", "Commands", "Properties"];

    [Fact]
    public void Folder_OfTheService_HasAPlaceInTheCorridor() => None(
        Directory.GetDirectories(At("src/ModelWatch")).Select(Path.GetFileName).OfType<string>().Except(Rooms).Except(Others),
        "A folder of src/ModelWatch has no place in the list of rooms:");

    [Fact]
    public void Room_NamesOnlyRoomsBeforeIt()
    {
        var types = Files("src/ModelWatch", ".cs").Where(file => Room(file) is not null)
            .GroupBy(file => Room(file)!).ToDictionary(room => room.Key, room => room.Select(Path.GetFileNameWithoutExtension).ToHashSet());
        None(
            from file in Files("src/ModelWatch", ".cs")
            let own = Array.IndexOf(Rooms, Room(file))
            where own >= 0
            let code = Code(file)
            from match in Named().Matches(code)
            let room = match.Groups["room"].Value
            where Array.IndexOf(Rooms, room) > own
            where match.Groups["root"].Success || (types.TryGetValue(room, out var names) && names.Contains(match.Groups["type"].Value))
            select $"{file} names {room}",
            "A room may name only rooms that stand before it:");
    }

    [Fact]
    public void Room_NamesNeitherTheCompositionNorTheCommands() => None(
        from file in Files("src/ModelWatch", ".cs")
        where Room(file) is not null && Code(file).Contains("ModelWatch.Commands", StringComparison.Ordinal)
        select file,
        "Rooms know nothing of the commands:");

    [Fact]
    public void File_HasTheNamespaceOfItsFolder() => None(
        from project in new[] { "src/ModelWatch", "src/ModelWatch.Statistics", "src/ModelWatch.Client", "src/ModelWatch.Client.OnnxRuntime", "src/ModelWatch.Client.MLNet", "tests/ModelWatch.Client.Tests", "tests/ModelWatch.Tests", "tests/ModelWatch.Statistics.Tests", "tests/ModelWatch.IntegrationTests", "tests/ModelWatch.Benchmarks", "tests/ModelWatch.Load" }
        from file in Files(project, ".cs")
        let expected = (Path.GetFileName(project) + "/" + Path.GetRelativePath(project, Path.GetDirectoryName(file)!)).Replace("/.", "", StringComparison.Ordinal).Replace('/', '.')
        let match = Namespace().Match(Code(file))
        where match.Success && match.Groups[1].Value != expected
        select $"{file}: {match.Groups[1].Value} instead of {expected}",
        "Folder and namespace are one:");

    [Fact]
    public void TestFolder_MirrorsARoom() => None(
        Directory.GetDirectories(At("tests/ModelWatch.Tests")).Select(Path.GetFileName).OfType<string>()
            .Except(Rooms).Except(Others).Except(["Conventions", "Support", "Corridor", "TestResults"]),
        "A folder of tests/ModelWatch.Tests mirrors no room:");

    [GeneratedRegex(@"(?<![\w.])(?:(?<root>global::ModelWatch|ModelWatch)\.)?(?<room>[A-Z]\w+)(?:\.(?<type>[A-Z]\w+)|(?=\s*;)|\b)")]
    private static partial Regex Named();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
