using System.CommandLine;
using ModelWatch.Plans;
using ModelWatch.Plans.Proposing;
using ModelWatch.References.Files;

namespace ModelWatch.Commands.Planning;

/// <summary><c>plan propose --reference FILE [--model FILE.onnx] [--encoding NAME]</c>: a first plan on stdout.</summary>
internal static class PlanProposeCommand
{
    public static Command Create(Func<string, ModelSummary> readModel)
    {
        var reference = new Option<string>("--reference") { Description = "CSV, Parquet or NDJSON of good data.", Required = true };
        var model = new Option<string?>("--model") { Description = "The model file (ONNX)." };
        var encoding = new Option<string?>("--encoding") { Description = "The encoding of the file where it is not UTF-8, such as windows-1252; it goes into the plan." };
        var command = new Command("propose", "Write a first plan from a reference file, for a person to finish.") { reference, model, encoding };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(reference), parsed.GetValue(model), readModel, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, parsed.GetValue(encoding)));
        return command;
    }

    /// <summary>The proposal goes to <paramref name="output"/>, which columns were taken for what, or the one sentence of a failure, to <paramref name="error"/>.</summary>
    public static int Run(string reference, string? model, Func<string, ModelSummary> readModel, TextWriter output, TextWriter error, string? encoding = null)
    {
        if (encoding is not null && FileEncoding.Named(encoding) is null)
        {
            error.WriteLine($"--encoding: {encoding} is no encoding known here; write one such as windows-1252 or iso-8859-2.");
            return ExitCode.Usage;
        }

        try
        {
            var columns = TableSurvey.Of(() => TableReader.Open(File.OpenRead(reference), Path.GetTempPath(), encoding: encoding));
            if (columns.Count == 0 || columns[0].Rows == 0)
            {
                error.WriteLine($"{reference} has no rows; a proposal needs some.");
                return ExitCode.BadData;
            }

            var file = model is null ? null : readModel(model);
            output.Write(PlanProposal.Write(Name(model ?? reference), columns, file, encoding));
            error.WriteLine(ProposedRoles.Sentence(columns, file));
            return ExitCode.Good;
        }
        catch (Exception e) when (e is TableFault or InvalidDataException)
        {
            error.WriteLine(e is TableFault ? $"{reference}: {e.Message}{Hint(e.Message)}" : e.Message);
            return ExitCode.BadData;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"A file cannot be read: {e.Message}");
            return ExitCode.BadData;
        }
    }

    /// <summary>The reader speaks of the plan, which is not there yet.</summary>
    private static string Hint(string message) =>
        message.Contains("encoding", StringComparison.Ordinal) ? " For this command: --encoding NAME, which also writes it into the plan." : "";

    /// <summary>The file's name without its endings (<c>adult.csv.gz</c> gives adult).</summary>
    private static string Name(string path)
    {
        var name = Path.GetFileName(path);
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 ? name[..dot] : name;
    }
}
