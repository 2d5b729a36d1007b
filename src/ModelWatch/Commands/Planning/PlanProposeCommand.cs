using System.CommandLine;
using ModelWatch.Plans.Proposing;
using ModelWatch.References.Files;

namespace ModelWatch.Commands.Planning;

/// <summary><c>plan propose --reference FILE [--model FILE.onnx]</c>: a first plan on stdout.</summary>
internal static class PlanProposeCommand
{
    public static Command Create(Func<string, ModelSummary> readModel)
    {
        var reference = new Option<string>("--reference") { Description = "CSV, Parquet or NDJSON of good data.", Required = true };
        var model = new Option<string?>("--model") { Description = "The model file (ONNX)." };
        var command = new Command("propose", "Write a first plan from a reference file, for a person to finish.") { reference, model };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(reference), parsed.GetValue(model), readModel, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    /// <summary>The proposal goes to <paramref name="output"/>, the one sentence of a failure to <paramref name="error"/>.</summary>
    public static int Run(string reference, string? model, Func<string, ModelSummary> readModel, TextWriter output, TextWriter error)
    {
        try
        {
            var columns = TableSurvey.Of(() => TableReader.Open(File.OpenRead(reference), Path.GetTempPath()));
            if (columns.Count == 0 || columns[0].Rows == 0)
            {
                error.WriteLine($"{reference} has no rows; a proposal needs some.");
                return ExitCode.BadData;
            }

            var file = model is null ? null : readModel(model);
            output.Write(PlanProposal.Write(Name(model ?? reference), columns, file));
            return ExitCode.Good;
        }
        catch (Exception e) when (e is TableFault or InvalidDataException)
        {
            error.WriteLine(e is TableFault { Line: { } line } ? $"{reference}, line {line}: {e.Message}" : e.Message);
            return ExitCode.BadData;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"A file cannot be read: {e.Message}");
            return ExitCode.BadData;
        }
    }

    /// <summary>The file's name without its endings (<c>adult.csv.gz</c> gives adult).</summary>
    private static string Name(string path)
    {
        var name = Path.GetFileName(path);
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 ? name[..dot] : name;
    }
}
