using System.CommandLine;
using ModelWatch.Plans;
using ModelWatch.Plans.Proposing;

namespace ModelWatch.Commands.Planning;

/// <summary><c>plan</c>: its subcommands look at plans without a running service.</summary>
internal static class PlanCommand
{
    /// <param name="readModel">Reads a model file for <c>plan propose --model</c>; throws <see cref="InvalidDataException"/> with a sentence.</param>
    public static Command Create(Func<string, ModelSummary> readModel) => new("plan", "Check a monitoring plan, propose a first one, or print the schema or an example with every key.")
    {
        PlanCheckCommand.Create(),
        PlanProposeCommand.Create(readModel),
        PlanTextCommand.Create("schema", "Print the JSON Schema of a plan, for editors; plan check knows more.", () => PlanSchema.Text),
        PlanTextCommand.Create("example", "Print a plan with every key, each explained in a word; take away what you do not need.", () => PlanExample.Text),
    };
}
