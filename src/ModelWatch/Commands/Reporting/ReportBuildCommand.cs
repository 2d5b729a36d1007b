using System.CommandLine;
using System.Net;
using System.Text.Json;

namespace ModelWatch.Commands.Reporting;

/// <summary><c>report build --model M [--period P]</c>: asks a running service to make the summary of a period.</summary>
internal static class ReportBuildCommand
{
    public static Command Create()
    {
        var model = new Option<string>("--model") { Description = "The model.", Required = true };
        var period = new Option<string?>("--period") { Description = "Such as 2026-05, 2026-W18 or 2026-Q2, as the plan's report.every says; without it the last one that is over." };
        var url = new Option<string>("--url") { Description = "Address of the service.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var command = new Command("build", "Make the summary of a period.") { model, period, url };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var client = KeyedClient.Create();
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            return await RunAsync(client, parsed.GetRequiredValue(url), parsed.GetRequiredValue(model), parsed.GetValue(period), output, error, cancellation);
        });
        return command;
    }

    /// <summary>Prints where the summary stands; the one sentence of a failure goes to <paramref name="error"/>.</summary>
    public static async Task<int> RunAsync(HttpClient client, string url, string model, string? period, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(url.TrimEnd('/') + "/api/v1/reports?model=" + Uri.EscapeDataString(model), UriKind.Absolute, out var address))
        {
            await error.WriteLineAsync($"{url} is no address; write one such as http://127.0.0.1:5080.");
            return ExitCode.Usage;
        }

        try
        {
            using var answer = await client.PostAsJsonAsync(address, new { model, period }, cancellation);
            var body = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
            if (!answer.IsSuccessStatusCode)
            {
                if (RefusedKey.Is(answer.StatusCode))
                {
                    await error.WriteLineAsync(RefusedKey.Sentence(Text(body, "detail")));
                    return ExitCode.Configuration;
                }

                await error.WriteLineAsync(Text(body, "detail") ?? $"The service answered {(int)answer.StatusCode}.");
                return answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound ? ExitCode.BadData : ExitCode.Internal;
            }

            await output.WriteLineAsync($"{Text(body, "id")} revision {body.GetProperty("revision").GetInt32()}: {new Uri(address, Text(body, "href"))}");
            return ExitCode.Good;
        }
        catch (Exception e) when (e is HttpRequestException or JsonException)
        {
            await error.WriteLineAsync($"No service answers at {url}: {e.Message}");
            return ExitCode.InputOutput;
        }
    }

    private static string? Text(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
