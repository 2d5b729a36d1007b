using System.CommandLine;
using ModelWatch.Plans;

namespace ModelWatch.Commands.Planning;

/// <summary><c>plan check FILE</c>: prints every mistake of a plan, one a line.</summary>
internal static class PlanCheckCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The plan, YAML or JSON." };
        var command = new Command("check", "Print every mistake of a plan with its line and column.") { file };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(file), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    /// <summary>Mistakes and good news go to <paramref name="output"/>, the one sentence of a failure to <paramref name="error"/>.</summary>
    public static int Run(string file, TextWriter output, TextWriter error)
    {
        if (PlanFile.Read(file, out var mistake) is not { } text)
        {
            error.WriteLine(mistake);
            return ExitCode.BadData;
        }

        var reading = PlanReader.Read(text);
        if (reading.Plan is { } plan)
        {
            output.WriteLine($"{file} is good: {plan.Model} {plan.Version}, {plan.Inputs.Count} inputs, {plan.Outputs.Count} outputs, digest {plan.Digest}");
            return ExitCode.Good;
        }

        foreach (var found in reading.Errors) output.WriteLine($"{file}:{found}");
        error.WriteLine($"{file} has {reading.Errors.Count} {(reading.Errors.Count == 1 ? "mistake" : "mistakes")}.");
        return ExitCode.BadData;
    }
}
