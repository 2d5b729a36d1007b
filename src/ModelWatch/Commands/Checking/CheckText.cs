using System.Globalization;
using ModelWatch.Findings;
using ModelWatch.Measures;
using Spectre.Console;

namespace ModelWatch.Commands.Checking;

/// <summary>What a person reads: a table of the figures on stdout, the findings on stderr.</summary>
internal static class CheckText
{
    private static readonly string[] Headings = ["subject", "segment", "measure", "value", "interval", "n", "state"];

    /// <summary>A table on a terminal, lines of tabs where the output goes to a file or another program.</summary>
    public static void WriteMeasurements(IReadOnlyList<Measurement> measurements, bool terminal, TextWriter output)
    {
        if (terminal)
        {
            WriteTable(measurements);
            return;
        }

        output.WriteLine(string.Join('\t', Headings));
        foreach (var measurement in measurements)
            output.WriteLine(string.Join('\t', Cells(measurement)));
    }

    public static void WriteFindings(IReadOnlyList<Finding> findings, TextWriter output)
    {
        foreach (var finding in findings)
        {
            output.WriteLine($"{FindingJson.Name(finding.Kind)} ({FindingJson.Name(finding.Severity)}), {finding.Segment ?? "all rows"}");
            foreach (var subject in finding.Subjects)
                output.WriteLine($"  {subject.Subject}: {subject.Detail}");
            foreach (var cause in finding.Diagnosis.Take(3))
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  likely {cause.Name} of {cause.Subject} ({cause.Score:0.00}): {cause.Detail}"));
            if (finding.Effect is not null)
                output.WriteLine($"  {finding.Effect}");
        }
    }

    private static void WriteTable(IReadOnlyList<Measurement> measurements)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var heading in Headings)
            table.AddColumn(heading);
        foreach (var measurement in measurements)
            table.AddRow([.. Cells(measurement).Select(c => new Text(c))]);
        AnsiConsole.Write(table);
    }

    private static string[] Cells(Measurement m) =>
    [
        m.Subject,
        m.Segment ?? "",
        m.Measure,
        m.Value is { } value ? Number(value) + (m.Unit is null ? "" : " " + m.Unit) : "",
        m is { Lower: { } lower, Upper: { } upper } ? $"{Number(lower)} to {Number(upper)}" : "",
        m.N.ToString(CultureInfo.InvariantCulture),
        m.State.ToString().ToLowerInvariant() + (m.Why is null ? "" : $": {m.Why}"),
    ];

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
