using System.CommandLine;
using System.Text.Json;
using ModelWatch.Commands.Checking;
using ModelWatch.Series;

namespace ModelWatch.Commands;

/// <summary><c>check</c>: compares two files once, without a service. Exit code 0 good, 1 difference, 2 not assessable, 65 bad data, 78 bad plan.</summary>
internal static class CheckCommand
{
    private static readonly JsonSerializerOptions Indented = new(MeasurementView.Json) { WriteIndented = true };

    public static Command Create()
    {
        var reference = new Option<string>("--reference") { Description = "CSV, Parquet or NDJSON file of what is normal", Required = true };
        var current = new Option<string>("--current") { Description = "CSV, Parquet or NDJSON file to compare with it", Required = true };
        var plan = new Option<string?>("--plan") { Description = "Monitoring plan (YAML or JSON); without it every shared column is an input" };
        var format = new Option<string>("--format") { Description = "text or json", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var exact = new Option<bool>("--exact") { Description = "Use raw values instead of bins" };
        var command = new Command("check", "Compare two files once") { reference, current, plan, format, exact };
        command.SetAction(parsed => Run(
            new(parsed.GetRequiredValue(reference), parsed.GetRequiredValue(current), parsed.GetValue(plan), parsed.GetValue(exact)),
            parsed.GetValue(format) == "json",
            Console.Out,
            Console.Error));
        return command;
    }

    internal static int Run(CheckRequest request, bool json, TextWriter output, TextWriter error)
    {
        try
        {
            var result = CheckRun.Run(request, TimeProvider.System);
            if (json)
                output.WriteLine(JsonSerializer.Serialize(result.Measurements.Select(MeasurementView.Of), Indented));
            else
                CheckText.WriteMeasurements(result.Measurements, output == Console.Out && !Console.IsOutputRedirected, output);
            CheckText.WriteFindings(result.Findings, error);
            if (result.Verdict.Code != ExitCode.Good)
                error.WriteLine(result.Verdict.Sentence);
            return result.Verdict.Code;
        }
        catch (CheckFailure failure)
        {
            error.WriteLine(failure.Message);
            return failure.ExitCode;
        }
    }
}
