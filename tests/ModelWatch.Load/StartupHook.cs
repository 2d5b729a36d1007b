/// <summary>
/// Runs inside the measured process (<c>DOTNET_STARTUP_HOOKS</c>): writes what was allocated since the start into the file that the environment
/// names. No /metrics of ours shows it, and a counter that is asked through the diagnostics port would allocate itself.
/// </summary>
internal static class StartupHook
{
    private const int Turn = 200;

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable("MODELWATCH_LOAD_ALLOCATED") is not { Length: > 0 } path)
            return;
        var writer = new Thread(() => Write(path)) { IsBackground = true };
        writer.Start();
    }

    private static void Write(string path)
    {
        while (true)
        {
            File.WriteAllText(path, GC.GetTotalAllocatedBytes().ToString());
            Thread.Sleep(Turn);
        }
    }
}
