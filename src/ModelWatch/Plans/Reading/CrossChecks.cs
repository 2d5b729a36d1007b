namespace ModelWatch.Plans.Reading;

/// <summary>What the sections of a plan say of each other.</summary>
internal static class CrossChecks
{
    private const int MostNamed = 12;

    public static void Run(PlanSection section, MonitoringPlan plan)
    {
        var declared = plan.Inputs.Select(input => input.Name).Concat(plan.Outputs.Select(output => output.Name)).ToHashSet(StringComparer.Ordinal);
        OutputsAreNamed(section, plan);
        NamesAreOnce(section, plan);
        LabelColumn(section, plan, declared);
        Segments(section, plan);
        Privacy(section, declared);
        Source(section, plan, declared);
        Includes(section, plan);
    }

    /// <summary>A measure that is asked for and can never be computed is told.</summary>
    private static void Includes(PlanSection section, MonitoringPlan plan)
    {
        if (section["measures"] is not { Node.Kind: PlanNodeKind.Map } measures) return;
        var include = measures.Node.Entries.FirstOrDefault(entry => entry.Key.Text == "include")?.Value;
        if (include is not { Kind: PlanNodeKind.List }) return;
        foreach (var item in new PlanCell(include, measures.Path.Then("include"), measures.Errors).Items("[energy]").Where(item => item.Node.Kind == PlanNodeKind.Scalar))
        {
            if (MeasureNeeds.Lacking(item.Node.Text, plan) is { } lacking) item.Fail($"{item.Node.Text} can never be computed: {lacking}");
        }
    }

    /// <summary>A proposal that found no output is for a person to finish; the columns that it took for inputs are where the output is.</summary>
    private static void OutputsAreNamed(PlanSection section, MonitoringPlan plan)
    {
        if (section["outputs"] is not { Node.Kind: PlanNodeKind.Map } outputs) return;
        var columns = string.Join(", ", plan.Inputs.Take(MostNamed).Select(input => input.Name)) + (plan.Inputs.Count > MostNamed ? ", ..." : "");
        foreach (var entry in outputs.Node.Entries.Where(entry => entry.Key.Text == Unfinished.Name))
            new PlanCell(entry.Key, outputs.Path.Then(entry.Key.Text), outputs.Errors).Fail(
                $"{Unfinished.Name} stands for an output that nobody has named: write the column that holds what the model said, and take it out of inputs if it is one of {columns}");
    }

    /// <summary>Columns of files are found by name, so an input and an output cannot share one.</summary>
    private static void NamesAreOnce(PlanSection section, MonitoringPlan plan)
    {
        if (section["outputs"] is not { Node.Kind: PlanNodeKind.Map } outputs) return;
        var inputs = plan.Inputs.Select(input => input.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in outputs.Node.Entries.Where(entry => inputs.Contains(entry.Key.Text)))
            new PlanCell(entry.Key, outputs.Path.Then(entry.Key.Text), outputs.Errors).Fail($"{entry.Key.Text} is an input as well; give the output another name");
    }

    private static void LabelColumn(PlanSection section, MonitoringPlan plan, HashSet<string> declared)
    {
        if (plan.Label is { } label && declared.Contains(label.Column))
            section["label"]!.Fail($"the label's column {label.Column} is an input or output as well; set label.column to the column that holds the outcome");
    }

    private static void Segments(PlanSection section, MonitoringPlan plan)
    {
        if (section["segments"] is not { Node.Kind: PlanNodeKind.List } segments) return;
        foreach (var item in segments.Items("[country]").Where(item => item.Node.Kind == PlanNodeKind.Scalar))
        {
            var name = item.Node.Text;
            if (name.Contains('=', StringComparison.Ordinal)) item.Fail($"{name} names a value; write the name alone, each of its values becomes a segment");
            else if (plan.Inputs.FirstOrDefault(input => input.Name == name) is { Kind: not InputKind.Categorical } input)
                item.Fail($"{name} is a {input.Kind.ToString().ToLowerInvariant()} input; segments are categorical inputs or segments that events carry");
        }
    }

    private static void Privacy(PlanSection section, HashSet<string> declared)
    {
        if (section["privacy"] is not { Node.Kind: PlanNodeKind.Map } privacy) return;
        foreach (var entry in privacy.Node.Entries.Where(entry => PlanKeys.Privacy.Contains(entry.Key.Text) && entry.Value.Kind == PlanNodeKind.List))
        {
            var list = new PlanCell(entry.Value, privacy.Path.Then(entry.Key.Text), privacy.Errors);
            foreach (var item in list.Items("").Where(item => item.Node.Kind == PlanNodeKind.Scalar && !declared.Contains(item.Node.Text)))
                item.Fail($"{item.Node.Text} is neither an input nor an output; name a declared field.{NearMiss.Hint(item.Node.Text, declared)}");
        }
    }

    /// <summary>Beside the declared fields a source may say where the parts of the envelope come from.</summary>
    private static void Source(PlanSection section, MonitoringPlan plan, HashSet<string> declared)
    {
        if (plan.Source is null || section["source"] is not { } source) return;
        var columns = source.Node.Entries.FirstOrDefault(entry => entry.Key.Text == "columns")?.Value;
        string[] known = [.. declared, .. plan.Segments, "id", "time", "version", "label", "source", "sequence", "weight"];
        foreach (var entry in columns?.Entries.Where(entry => !known.Contains(entry.Key.Text)) ?? [])
        {
            var path = source.Path.Then("columns").Then(entry.Key.Text);
            new PlanCell(entry.Key, path, source.Errors).Fail($"{entry.Key.Text} is not declared in this plan.{NearMiss.Hint(entry.Key.Text, known)}");
        }
    }
}
