using ModelWatch.Plans;
using ModelWatch.References;

namespace ModelWatch.Commands.Checking;

/// <summary>Builds the reference profile of a file.</summary>
internal static class CheckReference
{
    public static ReferenceProfile Build(CheckFile file, MonitoringPlan plan) => throw new NotSupportedException();
}
