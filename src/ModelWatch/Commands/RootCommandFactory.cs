using System.CommandLine;
using ModelWatch.Commands.Keeping;
using ModelWatch.Commands.Keys;
using ModelWatch.Commands.Planning;
using ModelWatch.Commands.Replaying;
using ModelWatch.Commands.Reporting;

namespace ModelWatch.Commands;

/// <summary>All commands.</summary>
internal static class RootCommandFactory
{
    public static RootCommand Create() => new("ModelWatch watches production models: drift, calibration, data quality and performance.")
    {
        ServeCommand.Create(),
        DemoCommand.Create(),
        CheckCommand.Create(),
        PlanCommand.Create(ModelFileSummary.Read),
        ReportCommand.Create(),
        KeyCommand.Create(),
        BackupCommand.Create(),
        RestoreCommand.Create(),
        ReplayCommand.Create(),
        ReplayChildCommand.Create(),
    };
}
