namespace ModelWatch.Plans.Reading;

/// <summary>Reads <c>criteria</c>.</summary>
internal static class CriteriaReading
{
    private const string Example = "{measure: roc_auc, atLeast: 0.8}";

    public static IReadOnlyList<Criterion> Read(PlanCell cell, MonitoringPlan plan)
    {
        var criteria = new List<Criterion>();
        foreach (var item in cell.Items("[" + Example + "]"))
        {
            if (PlanSection.Open(item, PlanKeys.Criterion, Example) is not { } section) continue;
            if (Criterion(section, plan) is not { } criterion) continue;
            if (criteria.Contains(criterion)) item.Fail("the same criterion is listed twice; remove one");
            else criteria.Add(criterion);
        }

        return criteria;
    }

    private static Criterion? Criterion(PlanSection section, MonitoringPlan plan)
    {
        var measure = section.Needed("measure", "roc_auc") is { } name ? Measured(name) : null;
        var subject = section["subject"] is { } asked ? Subject(asked, plan) : null;
        var segment = section["segment"] is { } part ? Segment(part, plan) : null;
        var (atLeast, atMost) = Limits(section);
        return measure is null ? null : new Criterion(measure, subject, segment, atLeast, atMost);
    }

    /// <summary>What is only estimated cannot accept a model: quality teams want outcomes behind it.</summary>
    private static string? Measured(PlanCell cell)
    {
        if (MeasureReading.Name(cell) is not { } name) return null;
        if (!name.StartsWith(MeasureNames.Estimated, StringComparison.Ordinal) && name != MeasureNames.Pape) return name;
        cell.Fail($"{name} is an estimate without outcomes and cannot be an acceptance criterion; name {MeasureNames.MeasuredOf(name)}, or give {name} a limit in alerts.thresholds");
        return null;
    }

    private static (double? AtLeast, double? AtMost) Limits(PlanSection section)
    {
        var atLeast = section["atLeast"]?.Number(AllowedNumbers.Any);
        var atMost = section["atMost"]?.Number(AllowedNumbers.Any);
        if (section["between"] is { } between)
        {
            if (section["atLeast"] is not null || section["atMost"] is not null)
                between.Fail("between stands beside atLeast or atMost; keep one of the two forms");
            if (InputReading.Pair(between) is not { } pair) return (atLeast, atMost);
            (atLeast, atMost) = pair;
            if (atLeast > atMost) between.Fail($"the limits are reversed; write [{pair.Upper:R}, {pair.Lower:R}]");
        }
        else if (atLeast > atMost)
        {
            section["atMost"]!.Fail("atMost lies below atLeast; no value could meet both");
        }
        else if (section["atLeast"] is null && section["atMost"] is null)
        {
            section.Cell.Fail("the criterion has no limit; add atLeast, atMost or between");
        }

        return (atLeast, atMost);
    }

    private static string? Subject(PlanCell cell, MonitoringPlan plan)
    {
        if (cell.Text() is not { } subject) return null;
        var known = plan.Inputs.Select(input => input.Subject).Concat(plan.Outputs.Select(output => output.Subject)).Append("label").Append("model").ToArray();
        if (known.Contains(subject)) return subject;
        cell.Fail($"{subject} is no subject of this plan; write input.NAME, output.NAME, label or model.{NearMiss.Hint(subject, known)}");
        return null;
    }

    private static string? Segment(PlanCell cell, MonitoringPlan plan)
    {
        if (cell.Text() is not { } segment) return null;
        var at = segment.IndexOf('=', StringComparison.Ordinal);
        if (at <= 0 || at == segment.Length - 1)
            cell.Fail($"{cell.Node.Described} is no segment; write NAME=VALUE such as country=DE");
        else if (!plan.Segments.Contains(segment[..at]))
            cell.Fail($"{segment[..at]} is not among the plan's segments; add it there.{NearMiss.Hint(segment[..at], plan.Segments)}");
        else
            return segment[..(at + 1)] + CanonicalText.Of(segment[(at + 1)..]);
        return null;
    }
}
