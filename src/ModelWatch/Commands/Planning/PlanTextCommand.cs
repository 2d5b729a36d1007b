using System.CommandLine;

namespace ModelWatch.Commands.Planning;

/// <summary><c>plan schema</c> and <c>plan example</c>: a text of the program on stdout.</summary>
internal static class PlanTextCommand
{
    public static Command Create(string name, string description, Func<string> text)
    {
        var command = new Command(name, description);
        command.SetAction(parsed => parsed.InvocationConfiguration.Output.Write(text()));
        return command;
    }
}
