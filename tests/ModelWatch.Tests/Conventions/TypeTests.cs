using System.Text.RegularExpressions;
using static ModelWatch.Tests.Conventions.Repository;

namespace ModelWatch.Tests.Conventions;

public sealed partial class TypeTests
{
    private static readonly string[] Forbidden = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Processor", "Common", "Base", "Service"];

    private static IEnumerable<string> AllFiles => [.. Files("src", ".cs"), .. Files("tests", ".cs")];

    [Fact]
    public void File_HoldsOneTypeOfItsName() => None(
        from file in AllFiles
        where Path.GetFileName(file) is not ("Program.cs" or "GlobalUsings.cs" or "AssemblyInfo.cs")
        let names = Outer().Matches(Code(file)).Select(match => match.Groups["name"].Value).ToList()
        where names.Count != 1 || names[0] != Path.GetFileName(file).Split('.')[0]
        select $"{file}: {(names.Count == 0 ? "no type" : string.Join(", ", names))}",
        "One type a file, named as the file:");

    [Fact]
    public void NestedType_OfTheSource_IsPrivateOrACaseOfItsOuterType() => None(
        from file in Files("src", ".cs")
        from Match match in Nested().Matches(Code(file))
        where !match.Value.Contains("private", StringComparison.Ordinal)
        where !Regex.IsMatch(match.Value, $@": {Path.GetFileName(file).Split('.')[0]}\b")
        select $"{file}: {match.Groups["name"].Value}",
        "A nested type is private or a case of a closed family, else it has its own file:");

    [Fact]
    public void Type_OfTheService_IsInternal() => None(
        from file in Files("src/ModelWatch", ".cs")
        from Match match in Outer().Matches(Code(file))
        where match.Value.StartsWith("public", StringComparison.Ordinal)
        where !file.StartsWith("src/ModelWatch/Web/", StringComparison.Ordinal) // a page is a public class by the framework, and so are its parameters
        select $"{file}: {match.Groups["name"].Value}",
        "The service shows no types; only the statistics are public:");

    [Fact]
    public void Name_HasNoEmptyEnding() => None(
        from name in AllFiles.SelectMany(file => file.Split('/')[1..]).Select(part => part.Split('.')[0]).Distinct()
        where Forbidden.Any(ending => name.EndsWith(ending, StringComparison.Ordinal))
        select name,
        "A name says what a thing is; these endings say nothing:");

    [GeneratedRegex(@"^(?:(?:public|internal|file|sealed|static|abstract|partial|readonly|ref|unsafe) +)*(?:class|record struct|record class|record|struct|interface|enum|delegate [\w<>?\[\], ]+?) +(?<name>[A-Z]\w*)", RegexOptions.Multiline)]
    private static partial Regex Outer();

    [GeneratedRegex(@"^ {4,}(?:(?:public|internal|private|protected|sealed|static|abstract|partial|readonly|ref|unsafe) +)+(?:class|record struct|record|struct|interface|enum) +(?<name>[A-Z]\w*)[^\n]*", RegexOptions.Multiline)]
    private static partial Regex Nested();
}
