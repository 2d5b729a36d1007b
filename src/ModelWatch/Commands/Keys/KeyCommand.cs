using System.CommandLine;
using ModelWatch.Access;

namespace ModelWatch.Commands.Keys;

/// <summary><c>key create|list|rotate|revoke</c>: API keys, at a running service or in the directory of one that does not run.</summary>
internal static class KeyCommand
{
    public static Command Create() => new("key", "API keys.") { Make(), List(), Rotate(), Revoke() };

    private static readonly Option<bool> _isNew = new("--new") { Description = "With --data: make the key although no service ever ran on the directory." };

    private static Command Make()
    {
        var scopes = new Option<string[]>("--scope")
        {
            Description = "ingest:MODEL, read:MODEL, admin:MODEL, or * for every model; keys are made with admin:*. May be given several times.",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var expires = new Option<string?>("--expires") { Description = "A time such as 2027-01-31T00:00:00Z, or a length such as 90d." };
        return With(new Command("create", "Makes a key and prints it, alone and once.") { scopes, expires, _isNew }, (parsed, keys) =>
        {
            var (read, end, mistakes) = KeyReading.Read(parsed.GetValue(scopes), parsed.GetValue(expires), TimeProvider.System.GetUtcNow());
            return mistakes.Count > 0
                ? Task.FromResult(KeyAnswer.Failed(ExitCode.Usage, string.Join(" ", mistakes)))
                : keys.CreateAsync(read, end);
        });
    }

    private static Command List() => With(new Command("list", "Lists the keys: id, scopes, end, last use; the first line names the columns."), (_, keys) => keys.ListAsync());

    private static Command Rotate()
    {
        var id = new Argument<string>("ID");
        var overlap = new Option<string>("--overlap") { Description = "How long the old key still works; 0 ends it at once.", DefaultValueFactory = _ => "24h" };
        return With(new Command("rotate", "Makes another key with the same scopes and prints it; the old one ends after the overlap, by default in 24 hours.") { id, overlap }, (parsed, keys) =>
            KeyReading.Length(parsed.GetValue(overlap)!) is { } length
                ? keys.RotateAsync(parsed.GetRequiredValue(id), length)
                : Task.FromResult(KeyAnswer.Failed(ExitCode.Usage, "--overlap must be a length such as 24h, or 0.")));
    }

    private static Command Revoke()
    {
        var id = new Argument<string>("ID");
        return With(new Command("revoke", "Takes a key away at once.") { id }, (parsed, keys) => keys.RevokeAsync(parsed.GetRequiredValue(id)));
    }

    /// <summary>Adds where the keys are, and what is printed.</summary>
    private static Command With(Command command, Func<ParseResult, IKeyRing, Task<KeyAnswer>> act)
    {
        var url = new Option<string?>("--url") { Description = $"Address of a running service; {ServeSettings.DefaultUrls} without it. The key comes from {RefusedKey.Variable}." };
        var data = new Option<string?>("--data") { Description = "Directory of a service that does not run." };
        command.Add(url);
        command.Add(data);
        command.SetAction(async (parsed, _) =>
        {
            var answer = await AnswerAsync(parsed, parsed.GetValue(url), parsed.GetValue(data), act);
            foreach (var line in answer.Lines)
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync(line);
            }

            if ((answer.Fault ?? answer.Note) is { } fault)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(fault);
            }

            return answer.ExitCode;
        });
        return command;
    }

    private static async Task<KeyAnswer> AnswerAsync(ParseResult parsed, string? url, string? data, Func<ParseResult, IKeyRing, Task<KeyAnswer>> act)
    {
        if (url is not null && data is not null)
        {
            return KeyAnswer.Failed(ExitCode.Usage, "--url is a running service and --data the directory of one that does not run: give one of them.");
        }

        if (data is not null)
        {
            var (ring, fault) = LocalKeyRing.Open(data, parsed.GetValue(_isNew));
            using (ring)
            {
                return ring is null ? fault! : await act(parsed, ring);
            }
        }

        var (remote, problem) = RemoteKeyRing.Open(url ?? ServeSettings.DefaultUrls);
        using (remote)
        {
            return remote is null ? problem! : await act(parsed, remote);
        }
    }
}
