using System.CommandLine;

namespace ModelWatch.Commands.Reporting;

/// <summary><c>report</c>: periodic summaries of a running service.</summary>
internal static class ReportCommand
{
    public static Command Create() => new("report", "Make periodic summaries.") { ReportBuildCommand.Create() };
}
