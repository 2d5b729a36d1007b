namespace ModelWatch.Plans;

/// <summary>The effective plans of all models as one look at the store gave them. A plan that cannot be read takes its model out, and no other. Immutable.</summary>
internal sealed record PlanShelf(IReadOnlyDictionary<string, PlanTimeline> Timelines, IReadOnlyDictionary<string, string> Faults)
{
    /// <summary>The names of the models that can be read, sorted.</summary>
    public IReadOnlyList<string> Models { get; } = [.. Timelines.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Reads the rows, which stand in the order in which they became effective.</summary>
    public static PlanShelf Of(IEnumerable<PlanRow> rows)
    {
        var timelines = new Dictionary<string, PlanTimeline>(StringComparer.Ordinal);
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var steps in rows.GroupBy(row => row.Model, StringComparer.Ordinal))
        {
            try
            {
                timelines[steps.Key] = new PlanTimeline([.. steps.Select(Step)]);
            }
            catch (Exception e)
            {
                faults[steps.Key] = e.Message;
            }
        }

        return new PlanShelf(timelines, faults);
    }

    private static (long From, MonitoringPlan Plan) Step(PlanRow row)
    {
        var reading = PlanReader.Read(row.Text);
        return reading.Plan is { } plan && plan.Model == row.Model
            ? (row.EffectiveFrom!.Value, plan)
            : throw new InvalidDataException($"the stored plan {row.Digest} of {row.Model} cannot be read by this version of ModelWatch");
    }
}
