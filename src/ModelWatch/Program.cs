using ModelWatch.Commands;

var parsed = RootCommandFactory.Create().Parse(args);
if (parsed.Errors.Count > 0)
{
    await Console.Error.WriteLineAsync(string.Join(" ", parsed.Errors.Select(e => e.Message)) + " See modelwatch --help.");
    return ExitCode.Usage;
}

try
{
    return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
}
catch (Exception e)
{
    await Console.Error.WriteLineAsync($"ModelWatch cannot go on: {e.Message}");
    return ExitCode.Internal;
}
