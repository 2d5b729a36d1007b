using System.Diagnostics;

namespace ModelWatch.Artefacts.Replay;

/// <summary>
/// Runs one child process under limits: request in, answer out. It inherits no environment but what finds the runtime, so no secret
/// reaches a model; it is killed when it takes too long, too much memory, or answers too much.
/// </summary>
/// <remarks>The program is the executable and its arguments.</remarks>
internal sealed class ReplayChild(IReadOnlyList<string> program, ReplayLimits limits, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private static readonly string[] Kept = ["PATH", "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "TMPDIR", "SystemRoot", "TEMP", "TMP"];

    /// <summary>The same program as this one with its hidden command.</summary>
    public static IReadOnlyList<string> Self()
    {
        var own = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "modelwatch.exe" : "modelwatch");
        return File.Exists(own)
            ? [own, "replay-child"]
            : [Environment.ProcessPath ?? "dotnet", Path.Combine(AppContext.BaseDirectory, "modelwatch.dll"), "replay-child"];
    }

    /// <summary>The child's answer, or why there is none.</summary>
    public async Task<(byte[]? Answer, string? Why)> AskAsync(byte[] request, CancellationToken stop)
    {
        Process child;
        try
        {
            child = Process.Start(Start()) ?? throw new InvalidOperationException("no process");
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            return (null, "The replay process could not be started: " + error.Message);
        }

        using (child)
        {
            try
            {
                return await TalkAsync(child, request, stop);
            }
            finally
            {
                Kill(child);
            }
        }
    }

    private async Task<(byte[]?, string?)> TalkAsync(Process child, byte[] request, CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var deadline = new CancellationTokenSource(limits.Time, time);
        using var registration = deadline.Token.Register(end.Cancel);
        var watch = WatchAsync(child, end);
        try
        {
            var send = SendAsync(child, request, end.Token);
            var errors = child.StandardError.BaseStream.CopyToAsync(Stream.Null, end.Token);
            var answer = await ReceiveAsync(child.StandardOutput.BaseStream, end.Token);
            if (answer is null)
                return (null, $"The replay process answered more than {limits.AnswerBytes} bytes and was ended.");
            await Task.WhenAll(send, errors, child.WaitForExitAsync(end.Token));
            return child.ExitCode == 0 ? (answer, null) : (null, $"The replay process ended with code {child.ExitCode}.");
        }
        catch (OperationCanceledException)
        {
            stop.ThrowIfCancellationRequested();
            return (null, deadline.IsCancellationRequested
                ? $"The replay process took longer than {limits.Time.TotalSeconds:0.#} s and was ended."
                : $"The replay process took more than {limits.Memory >> 20} MiB of memory and was ended.");
        }
        finally
        {
            await end.CancelAsync();
            await watch;
        }
    }

    private static async Task SendAsync(Process child, byte[] request, CancellationToken end)
    {
        try
        {
            await child.StandardInput.BaseStream.WriteAsync(request, end);
            child.StandardInput.Close();
        }
        catch (IOException)
        {
            // The child went away before it read everything; its exit code says so.
        }
    }

    private async Task<byte[]?> ReceiveAsync(Stream from, CancellationToken end)
    {
        using var answer = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = await from.ReadAsync(buffer, end)) > 0;)
        {
            if (answer.Length + read > limits.AnswerBytes)
                return null;
            answer.Write(buffer, 0, read);
        }

        return answer.ToArray();
    }

    // The kernel's limit on private memory is the child's own; this watch holds where that is not to be had, and for native memory.
    private async Task WatchAsync(Process child, CancellationTokenSource end)
    {
        while (!end.IsCancellationRequested && !child.HasExited)
        {
            if (Held(child) > limits.Memory)
            {
                await end.CancelAsync();
                return;
            }

            await Task.Delay(Look, time, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static long Held(Process child)
    {
        try
        {
            child.Refresh();
            return child.WorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // It ended after it was asked whether it had.
            return 0;
        }
    }

    private ProcessStartInfo Start()
    {
        var start = new ProcessStartInfo(program[0], program.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (var name in start.Environment.Keys.Except(Kept, StringComparer.OrdinalIgnoreCase).ToList())
            start.Environment.Remove(name);
        start.Environment["DOTNET_GCHeapHardLimit"] = (limits.Memory / 2).ToString("X", System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["ORT_DISABLE_TELEMETRY"] = "1";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return start;
    }

    private static void Kill(Process child)
    {
        try
        {
            if (!child.HasExited)
                child.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself in between.
        }
    }
}
