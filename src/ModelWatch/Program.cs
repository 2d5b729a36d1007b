using ModelWatch.Commands;

var parsed = RootCommandFactory.Create().Parse(args);
if (parsed.Errors.Count > 0)
{
    await Console.Error.WriteLineAsync(string.Join(" ", parsed.Errors.Select(e => e.Message)) + " See modelwatch --help.");
    return ExitCode.Usage;
}

try
{
    // A signal to stop is the web host's to obey; the parser would end the process after two seconds with a code of its own.
    return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
}
catch (Exception e)
{
    await Console.Error.WriteLineAsync($"ModelWatch cannot go on: {e.Message}");
    return ExitCode.Internal;
}
