using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace ModelWatch.Artefacts.Onnx;

/// <summary>
/// Turns ONNX Runtime's telemetry off before it initializes. From 1.31 the official builds for Linux have it on by default: they keep a device id
/// and a database in the user's cache and send events over HTTPS. Nothing may leave a machine that this service runs on.
/// </summary>
internal static class OnnxQuiet
{
    private const string Variable = "ORT_DISABLE_TELEMETRY";
    private static readonly Lock Once = new();
    private static bool _done;

    /// <summary>To be called before the first use of the runtime; cheap to call again.</summary>
    public static void Ensure()
    {
        lock (Once)
        {
            if (_done)
                return;
            // .NET keeps its own copy of the environment on Unix; native code sees only what libc is told.
            Environment.SetEnvironmentVariable(Variable, "1");
            if (!OperatingSystem.IsWindows())
                _ = setenv(Variable, "1", 1);
            OrtEnv.Instance().DisableTelemetryEvents();
            _done = true;
        }
    }

    [DllImport("libc", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int setenv(string name, string value, int overwrite);
}
