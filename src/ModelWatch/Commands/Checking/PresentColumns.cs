using ModelWatch.Plans;

namespace ModelWatch.Commands.Checking;

/// <summary>A plan cut to the outputs and the label that a file has; its inputs stay, for a missing input is a wrong file.</summary>
internal static class PresentColumns
{
    /// <param name="plan">The plan.</param>
    /// <param name="file">The file that has to have the outputs.</param>
    /// <param name="other">A file that may have the label alone: outcomes of the reference estimate those that are not known yet.</param>
    public static MonitoringPlan Only(MonitoringPlan plan, CheckFile file, CheckFile? other = null)
    {
        var names = file.Names().ToHashSet(StringComparer.Ordinal);
        return plan with
        {
            Outputs = [.. plan.Outputs.Where(o => names.Contains(o.Name))],
            Label = plan.Label is { } label && (names.Contains(label.Column) || other?.Names().Contains(label.Column) == true) ? label : null,
        };
    }
}
