using ModelWatch.Journal;
using ModelWatch.Plans;

namespace ModelWatch.References;

/// <summary>
/// Whole rows of a reference or of a window's evidence, for measures of several fields at once. Row i of every column belongs together;
/// columns are named as subjects: <c>input.NAME</c>, <c>output.NAME</c>, <c>label</c>. Immutable.
/// </summary>
internal sealed record RowSample(int Rows, IReadOnlyList<Column> Columns)
{
    /// <summary>Rows of a reference that are kept.</summary>
    public const int Most = 2000;

    public const string Label = "label";

    public static readonly RowSample Empty = new(0, []);

    /// <summary>The column of a subject, or null.</summary>
    public Column? Find(string subject) => Columns.FirstOrDefault(c => c.Name == subject);

    /// <summary>The inputs that may be kept as they are: allowed and not masked.</summary>
    public static IEnumerable<InputPlan> OpenInputs(MonitoringPlan plan) => plan.Inputs.Where(i => IsOpen(plan, i.Name));

    /// <summary>Names of the columns that a sample of a plan's rows holds.</summary>
    public static IReadOnlyList<string> Subjects(MonitoringPlan plan) =>
    [
        .. OpenInputs(plan).Select(i => i.Subject), .. plan.Outputs.Where(o => IsOpen(plan, o.Name)).Select(o => o.Subject),
        .. plan.Label is null ? [] : new[] { Label },
    ];

    private static bool IsOpen(MonitoringPlan plan, string name) =>
        plan.Privacy.Allow?.Contains(name) != false && !plan.Privacy.Mask.Contains(name);
}
