using ModelWatch.Plans;
using ModelWatch.References;

namespace ModelWatch.Commands.Checking;

/// <summary>Builds the profile of the reference file. Outputs and label may be missing there: what they would tell is then undefined.</summary>
internal static class CheckReference
{
    public static ReferenceProfile Build(CheckFile file, MonitoringPlan plan)
    {
        var reading = Read(file.Path, PresentColumns.Only(plan, file));
        return reading.Profile ?? throw new CheckFailure(
            ExitCode.BadData, $"{file.Path}: {string.Join(" ", reading.Problems.Select(p => p.Detail))}");
    }

    private static ReferenceReading Read(string path, MonitoringPlan plan)
    {
        try
        {
            return ReferenceBuilder.Build(plan, File.OpenRead(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CheckFailure(ExitCode.BadData, $"{path} cannot be read: {e.Message}");
        }
    }
}
