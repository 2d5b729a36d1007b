using System.Globalization;
using ModelWatch.Access;

namespace ModelWatch.Commands.Keys;

/// <summary>What a command prints on stdout, its one sentence on stderr, and its exit code.</summary>
internal sealed record KeyAnswer(int ExitCode, IReadOnlyList<string> Lines, string? Fault)
{
    /// <summary>What a person should know beside a success, for stderr.</summary>
    public string? Note { get; init; }

    public static KeyAnswer Done(params IReadOnlyList<string> lines) => new(Commands.ExitCode.Good, lines, null);

    public static KeyAnswer Listed(IReadOnlyList<string> lines) => Done(["ID\tSCOPES\tEXPIRES\tLAST USED", .. lines]);

    public static KeyAnswer Rotated(string id, string text, TimeSpan overlap, DateTimeOffset end) => Done(text) with
    {
        Note = overlap == TimeSpan.Zero ? $"The old key {id} has ended." : $"The old key {id} works until {Time(end)}; --overlap 0 ends it at once.",
    };

    public static KeyAnswer Failed(int exitCode, string sentence) => new(exitCode, [], sentence);

    public static string Line(KeyView key) => string.Join(
        '\t',
        key.Id,
        string.Join(' ', key.Scopes),
        key.Expires is { } end ? Time(end) : "never",
        key.LastUsed is { } used ? Time(used) : "never");

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
