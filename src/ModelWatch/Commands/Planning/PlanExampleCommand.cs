using System.CommandLine;
using ModelWatch.Plans;

namespace ModelWatch.Commands.Planning;

/// <summary><c>plan example</c>: a plan with every key, commented, on stdout.</summary>
internal static class PlanExampleCommand
{
    public static Command Create()
    {
        var command = new Command("example", "Print a plan with every key, each explained in a word; take away what you do not need.");
        command.SetAction(parsed => parsed.InvocationConfiguration.Output.Write(PlanExample.Text));
        return command;
    }
}
