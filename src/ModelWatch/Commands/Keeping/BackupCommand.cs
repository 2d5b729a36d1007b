using System.CommandLine;
using System.Text.Json;
using ModelWatch.State;

namespace ModelWatch.Commands.Keeping;

/// <summary><c>modelwatch backup</c>: asks a running service for a backup, or copies a directory that no service uses.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var url = new Option<string>("--url") { Description = "Address of the service.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var data = new Option<string?>("--data") { Description = "Data directory, only while no service runs on it." };
        var command = new Command("backup", "Copies the data directory into a new folder below its backups.") { url, data };
        command.SetAction(async (parsed, cancellation) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            return parsed.GetValue(data) is { } directory
                ? await OfDirectoryAsync(directory, output, error)
                : await OfServiceAsync(parsed.GetRequiredValue(url), output, error, cancellation);
        });
        return command;
    }

    private static async Task<int> OfDirectoryAsync(string data, TextWriter output, TextWriter error)
    {
        if (!File.Exists(Path.Combine(data, "state.db")))
        {
            await error.WriteLineAsync($"{data} is no data directory: it has no state.db.");
            return ExitCode.BadData;
        }

        var (directory, fault) = DataDirectory.Take(data);
        if (directory is null)
        {
            await error.WriteLineAsync(fault!.Sentence);
            return fault.ExitCode;
        }

        using (directory)
        {
            try
            {
                await output.WriteLineAsync(Backup.Create(directory.Path, TimeProvider.System.GetUtcNow()).Path);
                return ExitCode.Good;
            }
            catch (IOException e)
            {
                await error.WriteLineAsync(e.Message);
                return ExitCode.InputOutput;
            }
        }
    }

    private static async Task<int> OfServiceAsync(string url, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(url.TrimEnd('/') + "/api/v1/backups", UriKind.Absolute, out var address))
        {
            await error.WriteLineAsync($"{url} is no address; write one such as http://127.0.0.1:5080.");
            return ExitCode.Usage;
        }

        using var client = KeyedClient.Create();
        client.Timeout = Timeout.InfiniteTimeSpan;
        try
        {
            using var answer = await client.PostAsync(address, null, cancellation);
            var body = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
            if (answer.IsSuccessStatusCode)
            {
                await output.WriteLineAsync(body.GetProperty("path").GetString());
                return ExitCode.Good;
            }

            var detail = body.TryGetProperty("detail", out var text) ? text.GetString() : null;
            var isRefused = RefusedKey.Is(answer.StatusCode);
            await error.WriteLineAsync(isRefused ? RefusedKey.Sentence(detail) : detail ?? $"The service answered {(int)answer.StatusCode}.");
            return isRefused ? ExitCode.Configuration : ExitCode.InputOutput;
        }
        catch (Exception e) when (e is HttpRequestException or JsonException)
        {
            await error.WriteLineAsync($"No service answers at {url}: {e.Message}");
            return ExitCode.InputOutput;
        }
    }
}
