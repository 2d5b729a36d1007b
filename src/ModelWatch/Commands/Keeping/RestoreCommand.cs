using System.CommandLine;
using ModelWatch.State;

namespace ModelWatch.Commands.Keeping;

/// <summary><c>modelwatch restore --from BACKUP --data DIR</c>: a data directory out of a backup.</summary>
internal static class RestoreCommand
{
    public static Command Create()
    {
        var from = new Option<string>("--from") { Description = "Folder of the backup.", Required = true };
        var data = new Option<string>("--data") { Description = "Data directory to make; it must be empty or missing.", Required = true };
        var command = new Command("restore", "Makes a data directory out of a backup, after checking every file of it.") { from, data };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(from), parsed.GetRequiredValue(data), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    private static int Run(string from, string data, TextWriter output, TextWriter error)
    {
        try
        {
            if (Restore.Run(from, data) is { } why)
            {
                error.WriteLine(why);
                return ExitCode.BadData;
            }

            output.WriteLine($"{data} is restored from {from}.");
            return ExitCode.Good;
        }
        catch (UnauthorizedAccessException e)
        {
            error.WriteLine($"{data} cannot be written: {e.Message}");
            return ExitCode.DirectoryNotWritable;
        }
        catch (IOException e)
        {
            error.WriteLine($"The restore broke off: {e.Message}");
            return ExitCode.InputOutput;
        }
    }
}
