using System.CommandLine;
using System.Text.RegularExpressions;

namespace ModelWatch.Commands.Settings;

/// <summary>Settings on the command line: <c>--Section:Key=value</c>, with or without the dashes, or the value as the next word.</summary>
internal static partial class SettingArguments
{
    private const string Form = "--Section:Key=value";

    /// <summary>The argument that takes them; what is no setting is a mistake of use.</summary>
    public static Argument<string[]> Create()
    {
        var argument = new Argument<string[]>("SETTING")
        {
            Description = "Settings of the configuration, such as --Windows:CloseInterval=00:00:10; they win over files and the environment. Secrets belong there: others can see a command line.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        argument.Validators.Add(result =>
        {
            if (Read([.. result.Tokens.Select(token => token.Value)]).Fault is { } fault) result.AddError(fault);
        });
        return argument;
    }

    /// <summary>The settings in the order of the words, a later one over an earlier; or what is wrong.</summary>
    public static (IReadOnlyDictionary<string, string?> Settings, string? Fault) Read(IReadOnlyList<string> words)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < words.Count; i++)
        {
            var match = Setting().Match(words[i]);
            if (!match.Success) return (settings, $"'{words[i]}' is no option, and no setting such as {Form}.");
            if (match.Groups["value"].Success) settings[match.Groups["name"].Value] = match.Groups["value"].Value;
            else if (i + 1 < words.Count && !words[i + 1].StartsWith("--", StringComparison.Ordinal)) settings[match.Groups["name"].Value] = words[++i];
            else return (settings, $"{words[i]} has no value: write {words[i]}=value.");
        }

        return (settings, null);
    }

    [GeneratedRegex(@"\A(--)?(?<name>[A-Za-z][A-Za-z0-9]*(:[A-Za-z0-9]+)+)(=(?<value>.*))?\z", RegexOptions.Singleline)]
    private static partial Regex Setting();
}
