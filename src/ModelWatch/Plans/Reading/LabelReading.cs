namespace ModelWatch.Plans.Reading;

/// <summary>Reads <c>label</c>.</summary>
internal static class LabelReading
{
    public static LabelPlan? Read(PlanCell cell)
    {
        if (PlanSection.Open(cell, PlanKeys.Label, "{kind: binary}") is not { } section) return null;
        var kind = section.Needed("kind", "binary")?.OneOf<LabelKind>();
        if (kind is LabelKind.Class or LabelKind.Number)
            section["positive"]?.Fail($"positive belongs to a binary label, this one is {kind.ToString()!.ToLowerInvariant()}; remove it or change the kind");
        var label = new LabelPlan(kind ?? LabelKind.Binary);
        return label with
        {
            Positive = section["positive"]?.Canonical() ?? label.Positive,
            Column = section["column"]?.Text() ?? label.Column,
            Maturity = section["maturity"]?.Duration(TimeSpan.Zero) ?? label.Maturity,
        };
    }
}
