using ModelWatch.Plans;

namespace ModelWatch.Intake;

/// <summary>The columns that a plan makes of an event: inputs, outputs, event segments and the inline label, in this order.</summary>
internal sealed record PlanLayout(MonitoringPlan Plan, FieldSet Inputs, FieldSet Outputs, FieldSet Segments, Field Label)
{
    public static PlanLayout Of(MonitoringPlan plan)
    {
        var inputs = plan.Inputs.Where(i => Allowed(plan, i.Name)).Select(i => new Field(i.Name, i.Subject, KindOf(i.Kind), IsMasked(plan, i.Name)) { Rules = IsMasked(plan, i.Name) ? new(i) : null }).ToList();
        var outputs = plan.Outputs.Where(o => Allowed(plan, o.Name)).Select(o => new Field(o.Name, o.Subject, KindOf(o.Kind), IsMasked(plan, o.Name))).ToList();
        var named = plan.Inputs.Select(i => i.Name).ToHashSet();
        var segments = plan.Segments.Where(s => !named.Contains(s)).Select(s => new Field(s, "segment." + s, FieldKind.Category, IsMasked(plan, s))).ToList();
        return new PlanLayout(
            plan,
            new FieldSet(inputs, 0),
            new FieldSet(outputs, inputs.Count),
            new FieldSet(segments, inputs.Count + outputs.Count),
            new Field("label", "label", FieldKind.Category, false));
    }

    /// <summary>Every field in column order; the label is last.</summary>
    public IEnumerable<Field> Columns => [.. Inputs.Fields, .. Outputs.Fields, .. Segments.Fields, Label];

    public int LabelColumn => Segments.FirstColumn + Segments.Fields.Length;

    private static bool Allowed(MonitoringPlan plan, string name) => plan.Privacy.Allow is not { } allow || allow.Contains(name);

    private static bool IsMasked(MonitoringPlan plan, string name) => plan.Privacy.Mask.Contains(name);

    private static FieldKind KindOf(InputKind kind) => kind switch
    {
        InputKind.Numeric => FieldKind.Number,
        InputKind.Boolean => FieldKind.Truth,
        InputKind.Categorical => FieldKind.Category,
        InputKind.Vector => FieldKind.Numbers,
        _ => FieldKind.Text,
    };

    private static FieldKind KindOf(OutputKind kind) => kind switch
    {
        OutputKind.Probability or OutputKind.Number => FieldKind.Number,
        OutputKind.Class => FieldKind.Category,
        OutputKind.Probabilities => FieldKind.Probabilities,
        OutputKind.Interval => FieldKind.Interval,
        _ => FieldKind.Numbers,
    };
}
