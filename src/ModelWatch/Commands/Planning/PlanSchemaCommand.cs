using System.CommandLine;
using ModelWatch.Plans;

namespace ModelWatch.Commands.Planning;

/// <summary><c>plan schema</c>: the JSON Schema of a plan on stdout, for editors.</summary>
internal static class PlanSchemaCommand
{
    public static Command Create()
    {
        var command = new Command("schema", "Print the JSON Schema of a plan, for editors; plan check knows more.");
        command.SetAction(parsed => parsed.InvocationConfiguration.Output.Write(PlanSchema.Text));
        return command;
    }
}
