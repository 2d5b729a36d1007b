using ModelWatch.Plans;

namespace ModelWatch.Commands.Checking;

/// <summary>A plan cut to the outputs and the label that a file has; its inputs stay, for a missing input is a wrong file.</summary>
internal static class PresentColumns
{
    public static MonitoringPlan Only(MonitoringPlan plan, CheckFile file)
    {
        var names = file.Names().ToHashSet(StringComparer.Ordinal);
        return plan with
        {
            Outputs = [.. plan.Outputs.Where(o => names.Contains(o.Name))],
            Label = plan.Label is { } label && names.Contains(label.Column) ? label : null,
        };
    }
}
