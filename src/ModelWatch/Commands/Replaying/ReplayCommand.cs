using System.CommandLine;
using System.Runtime.InteropServices;
using Spectre.Console;

namespace ModelWatch.Commands.Replaying;

/// <summary><c>replay</c>: sends recorded traffic to a running service. Exit code 0 when all was taken, 65 when records were rejected, 74 when nobody answers, 130 or 143 when a signal ended it.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var model = new Option<string>("--model") { Description = "The model.", Required = true };
        var format = new Option<string?>("--format") { Description = "Format of the files; without it each file's content tells." };
        format.AcceptOnlyFromAmong("native", "sagemaker", "azure", "kserve", "csv", "parquet", "databricks");
        var url = new Option<string>("--url") { Description = "Address of the service.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var rate = new Option<int?>("--rate") { Description = "Records a second at most." };
        var state = new Option<string?>("--state") { Description = "Folder for the places that a later replay goes on from; without it beside the first path." };
        var again = new Option<bool>("--again") { Description = "Send everything again; what is known counts once." };
        var paths = new Argument<string[]>("paths") { Description = "Files and folders, read in the order of their names.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("replay", "Send recorded traffic to a running service.") { model, format, url, rate, state, again, paths };
        command.SetAction(async (parsed, _) =>
        {
            using var client = KeyedClient.Create();
            var options = new ReplayOptions(parsed.GetRequiredValue(model), parsed.GetRequiredValue(url), parsed.GetRequiredValue(paths))
            {
                Format = parsed.GetValue(format),
                Rate = parsed.GetValue(rate),
                State = parsed.GetValue(state),
                Again = parsed.GetValue(again),
            };
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            using var signals = new StopSignals();
            var code = await RunAsync(client, options, TimeProvider.System, output == Console.Out && !Console.IsOutputRedirected, output, error, signals.Stop);
            return code == ExitCode.Interrupted && signals.Signal == PosixSignal.SIGTERM ? ExitCode.Terminated : code;
        });
        return command;
    }

    /// <summary>Prints what was answered; the one sentence of a failure goes to <paramref name="error"/>.</summary>
    public static async Task<int> RunAsync(HttpClient client, ReplayOptions options, TimeProvider time, bool isTerminal, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        if (options.Rate is <= 0 || !Uri.TryCreate(options.Url, UriKind.Absolute, out _))
        {
            await error.WriteLineAsync(options.Rate is <= 0 ? "--rate must be at least 1." : $"{options.Url} is no address; write one such as http://127.0.0.1:5080.");
            return ExitCode.Usage;
        }

        ReplayRun? run = null;
        try
        {
            var files = ReplayFiles.Expand(options.Paths);
            run = new ReplayRun(options, new ReplaySender(client, options, time), ReplayPlaces.Open(options), time);
            try
            {
                await (isTerminal ? WithBarAsync(run, files, cancellation) : run.SendAsync(files, output.WriteLine, _ => { }, cancellation));
            }
            finally
            {
                await WriteAsync(run.Tally, output);
            }

            if (run.Tally.Rejected == 0) return ExitCode.Good;
            await error.WriteLineAsync($"{run.Tally.Rejected} of {run.Tally.Records} records were rejected; the first reasons stand above.");
            return ExitCode.BadData;
        }
        catch (ReplayFailure failure)
        {
            await error.WriteLineAsync(failure.Message);
            return failure.ExitCode;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await error.WriteLineAsync($"{run?.Tally.Records ?? 0} records sent; run the same command again to go on.");
            return ExitCode.Interrupted;
        }
    }

    private static Task WithBarAsync(ReplayRun run, IReadOnlyList<string> files, CancellationToken cancellation) =>
        AnsiConsole.Progress().StartAsync(async bar =>
        {
            var task = bar.AddTask("replay", maxValue: Math.Max(1, ReplayRun.Size(files)));
            await run.SendAsync(files, line => task.Description = Markup.Escape(line), bytes => task.Increment(bytes), cancellation);
        });

    private static async Task WriteAsync(ReplayTally tally, TextWriter output)
    {
        await output.WriteLineAsync(tally.ToString());
        foreach (var reason in tally.Reasons) await output.WriteLineAsync("  " + reason);
        foreach (var warning in tally.Warnings) await output.WriteLineAsync("  note: " + warning);
    }
}
