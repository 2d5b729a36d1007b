using System.Globalization;
using ModelWatch.Access;

namespace ModelWatch.Commands.Keys;

/// <summary>What a command prints on stdout, its one sentence on stderr, and its exit code.</summary>
internal sealed record KeyAnswer(int ExitCode, IReadOnlyList<string> Lines, string? Fault)
{
    public static KeyAnswer Done(params IReadOnlyList<string> lines) => new(Commands.ExitCode.Good, lines, null);

    public static KeyAnswer Failed(int exitCode, string sentence) => new(exitCode, [], sentence);

    public static string Line(KeyView key) => string.Join(
        '\t',
        key.Id,
        string.Join(' ', key.Scopes),
        "expires " + (key.Expires is { } end ? Time(end) : "never"),
        "last used " + (key.LastUsed is { } used ? Time(used) : "never"));

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
