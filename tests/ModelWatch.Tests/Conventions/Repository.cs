using System.Text.RegularExpressions;

namespace ModelWatch.Tests.Conventions;

/// <summary>The files of the repository as the conventions see them.</summary>
internal static partial class Repository
{
    /// <summary>The corridor: a room may name only rooms that stand before it.</summary>
    public static readonly string[] Rooms =
    [
        "State", "Audit", "Access", "Plans", "Artefacts", "Journal", "Intake", "Labels", "Doors", "References", "Windows", "Measures", "Reviews",
        "Findings", "Series", "Exposition", "Incidents", "Reports", "Web", "Demo",
    ];

    public static readonly string Root = FindRoot();

    private static readonly string[] Made = ["bin", "obj", "node_modules", ".out", ".servers", "TestResults"];

    /// <summary>Absolute path of a file or folder named from the root.</summary>
    public static string At(string path) => Path.Combine(Root, path);

    /// <summary>Files below a folder by the ending of their names, in order; what a build makes is left out.</summary>
    public static IReadOnlyList<string> Files(string folder, string ending) =>
        !Directory.Exists(At(folder)) ? [] :
        [
            .. Directory.EnumerateFiles(At(folder), "*", SearchOption.AllDirectories)
                .Where(file => file.EndsWith(ending, StringComparison.Ordinal))
                .Select(file => Path.GetRelativePath(Root, file))
                .Where(file => !file.Split('/').Any(part => Made.Contains(part)))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The room of a source file, or null at the root of the service and in Commands.</summary>
    public static string? Room(string file)
    {
        var parts = file.Split('/');
        return parts is ["src", "ModelWatch", var folder, _, ..] && Rooms.Contains(folder) ? folder : null;
    }

    /// <summary>The code of a file: comments and the insides of texts blanked, lines kept.</summary>
    public static string Code(string file) => NotCode().Replace(File.ReadAllText(At(file)), match =>
        match.Value.StartsWith('/') ? "" : match.Value.StartsWith('"') || match.Value.StartsWith('@') || match.Value.StartsWith('$')
            ? "\"\"" + new string('\n', match.Value.Count(c => c == '\n')) : match.Value);

    /// <summary>Fails with the list of offences, one a line.</summary>
    public static void None(IEnumerable<string> offences, string law)
    {
        var all = offences.ToList();
        Assert.True(all.Count == 0, $"{law}\n  {string.Join("\n  ", all)}");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ModelWatch.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }

    [GeneratedRegex("""//[^\n]*|'(?:\\.|[^'\\\n])+'|\$*"{3}.*?"{3}|\$?@"(?:""|[^"])*"|\$?"(?:\\.|[^"\\\n])*" """, RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex NotCode();
}
