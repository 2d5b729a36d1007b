namespace ModelWatch.Plans.Reading;

/// <summary>Reads <c>outputs</c>.</summary>
internal static class OutputReading
{
    public static IReadOnlyList<OutputPlan> Read(PlanCell cell)
    {
        var outputs = new List<OutputPlan>();
        foreach (var (key, value) in cell.Pairs("{score: {kind: probability}}"))
        {
            if (FieldNames.Check(key) && PlanSection.Open(value, PlanKeys.Output, "{kind: probability}") is { } section)
                outputs.Add(Output(key.Node.Text, section));
        }

        FieldNames.CheckCount(cell, outputs.Count, "output", "score: {kind: probability}");
        return outputs;
    }

    private static OutputPlan Output(string name, PlanSection section)
    {
        var kind = section.Needed("kind", "probability")?.OneOf<OutputKind>();
        if (kind is { } known) Fits(section, known);
        return new OutputPlan(name, kind ?? OutputKind.Number)
        {
            Threshold = section["threshold"]?.Number(AllowedNumbers.Probability) ?? 0.5,
            Classes = section["classes"]?.Canonicals("[low, high]") ?? [],
            Tolerance = section["tolerance"]?.Number(AllowedNumbers.InnerShare),
        };
    }

    private static void Fits(PlanSection section, OutputKind kind)
    {
        var name = kind.ToString().ToLowerInvariant();
        if (kind is not OutputKind.Probability and not OutputKind.Probabilities)
            section["threshold"]?.Fail($"threshold belongs to a probability output, this one is {name}; remove it or change the kind");
        if (kind is OutputKind.Number or OutputKind.Interval or OutputKind.Vector)
            section["classes"]?.Fail($"classes belong to a class or probabilities output, this one is {name}; remove them or change the kind");
    }
}
