using static ModelWatch.Tests.Conventions.Repository;

namespace ModelWatch.Tests.Conventions;

public sealed class SizeTests
{
    private const int SourceLines = 200;
    private const int TestLines = 350;
    private const int MemberLines = 40;

    [Fact]
    public void SourceFile_HasAtMost200Lines() => None(TooLong("src", SourceLines), $"A source file has at most {SourceLines} lines:");

    [Fact]
    public void TestFile_HasAtMost350Lines() => None(TooLong("tests", TestLines), $"A test file has at most {TestLines} lines:");

    [Fact]
    public void Member_OfTheSource_HasAtMost40Lines() => None(
        from file in Files("src", ".cs")
        from body in Bodies(File.ReadAllLines(At(file)))
        where body.Length > MemberLines
        select $"{file}({body.First}): {body.Length} lines",
        $"A member's body has at most {MemberLines} lines:");

    private static IEnumerable<string> TooLong(string folder, int limit) =>
        from file in Files(folder, ".cs")
        let lines = File.ReadAllLines(At(file)).Length
        where lines > limit
        select $"{file}: {lines}";

    /// <summary>Bodies of members: from a brace at the indentation of a member to its partner. The formatter keeps this shape.</summary>
    private static IEnumerable<(int First, int Length)> Bodies(string[] lines)
    {
        var opened = -1;
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i] == "    {")
            {
                opened = i;
            }
            else if (lines[i] == "    }" && opened >= 0)
            {
                yield return (opened + 1, i - opened - 1);
                opened = -1;
            }
        }
    }
}
