using System.Text.RegularExpressions;
using static ModelWatch.Tests.Conventions.Repository;

namespace ModelWatch.Tests.Conventions;

public sealed class ThirdPartyTests
{
    /// <summary>Root namespace of a library to the places that may name it.</summary>
    public static TheoryData<string, string[]> Places => new()
    {
        { "Prometheus", ["src/ModelWatch/Exposition/"] },
        { @"Microsoft\.ML", ["src/ModelWatch/Artefacts/", "src/ModelWatch/Measures/Learned/", "src/ModelWatch/Demo/", "src/ModelWatch.Client.OnnxRuntime/", "src/ModelWatch.Client.MLNet/"] },
        { @"Google\.Protobuf", ["src/ModelWatch/Artefacts/", "src/ModelWatch/Measures/Learned/", "src/ModelWatch/Demo/", "src/ModelWatch/Series/RemoteWrite/"] },
        { "Snappier", ["src/ModelWatch/Series/RemoteWrite/"] },
        { "Quartz", ["src/ModelWatch/Program.cs", "src/ModelWatch/Commands/", "src/ModelWatch/CorridorRoom.cs", "Job.cs"] },
        { "Serilog", ["src/ModelWatch/Program.cs", "src/ModelWatch/Commands/"] },
        { "Parquet", ["src/ModelWatch/References/"] },
        { "UtfUnknown", ["src/ModelWatch/Plans/"] },
        { "YamlDotNet", ["src/ModelWatch/Plans/"] },
        { @"Spectre\.Console", ["src/ModelWatch/Commands/"] },
        { @"System\.CommandLine", ["src/ModelWatch/Program.cs", "src/ModelWatch/Commands/"] },
        { @"MathNet\.Numerics", ["src/ModelWatch.Statistics/", "src/ModelWatch/Measures/Learned/"] },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void Library_IsNamedInItsRoomAlone(string library, string[] places)
    {
        var named = new Regex($@"(?<![\w.]){library}\b(?=[.;])");
        None(
            from file in Files("src", ".cs")
            where !places.Any(place => file.StartsWith(place, StringComparison.Ordinal) || (place == "Job.cs" && file.EndsWith(place, StringComparison.Ordinal)))
            where named.IsMatch(Code(file))
            select file,
            $"{library} belongs to {string.Join(", ", places)}:");
    }

    [Fact]
    public void Statistics_AreNothingButMathematics()
    {
        var impure = new Regex(@"\b(System\.IO|System\.Text\.Json|System\.Threading\.Tasks|Microsoft\.Extensions\.\w+|JsonSerializer|ILogger|TimeProvider|Console|Task|File|HttpClient)\b(?=[.;<( ])");
        None(
            from file in Files("src/ModelWatch.Statistics", ".cs")
            let match = impure.Match(Code(file))
            where match.Success
            select $"{file}: {match.Value}",
            "The statistics know no clock, log, file, JSON or task:");
    }
}
