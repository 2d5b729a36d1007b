using ModelWatch.Plans;

namespace ModelWatch.Artefacts.Replay;

/// <summary>Asks a plan's model file, in one child process, how much it leans on its inputs for two samples of rows.</summary>
internal static class AttributionProbe
{
    /// <summary>Rows, copies included, of one question.</summary>
    public const int MostRows = 20_000;

    /// <summary>Rows of a sample that are used at most.</summary>
    private const int MostSample = 200;
    private const int Seed = 20261124;

    /// <summary>Rows of each sample that a plan with so many inputs can use.</summary>
    public static int RowsFor(int inputs) => Math.Min(MostSample, MostRows / (2 * (1 + inputs)));

    /// <param name="probe">Runs the model file.</param>
    /// <param name="plan">Names the model file and its outputs.</param>
    /// <param name="reference">Rows of the reference, a column for each input of the plan.</param>
    /// <param name="current">Rows of the window, likewise.</param>
    /// <param name="inputs">Inputs to shuffle.</param>
    /// <param name="stop">Ends the child.</param>
    public static async Task<Attribution> MeasureAsync(
        ReplayProbe probe, MonitoringPlan plan, IReadOnlyList<ScoringColumn> reference, IReadOnlyList<ScoringColumn> current, IReadOnlyList<string> inputs, CancellationToken stop)
    {
        var (before, after) = (ShuffledRows.Of(reference, inputs, Seed), ShuffledRows.Of(current, inputs, Seed));
        if (before.Rows < 2 || after.Rows < 2)
            return Attribution.Absent("fewer than two rows to shuffle");
        var both = before.Columns.Zip(after.Columns, Joined).ToList();
        var scored = await probe.ScoreAsync(plan, both, before.Count + after.Count, stop);
        if (scored.Why is { } why)
            return Attribution.Absent(why);
        var said = scored.Outputs.FirstOrDefault(o => plan.Outputs.Any(p => p.Name == o.Name)) ?? (scored.Outputs.Count > 0 ? scored.Outputs[0] : null);
        if (said is null)
            return Attribution.Absent("The model gives no output.");
        var (was, now) = (Shares(before.Changes(said, 0)), Shares(after.Changes(said, before.Count)));
        return was is null || now is null
            ? Attribution.Absent("no input changes the output")
            : new Attribution(inputs, was, now, before.Rows, after.Rows, null);
    }

    private static ScoringColumn Joined(ScoringColumn a, ScoringColumn b) =>
        a.Numbers is null ? a with { Texts = [.. a.Texts!, .. b.Texts!] } : a with { Numbers = [.. a.Numbers, .. b.Numbers!] };

    private static double[]? Shares(double[] changes)
    {
        var sum = changes.Sum();
        return sum > 0 && double.IsFinite(sum) ? Array.ConvertAll(changes, c => c / sum) : null;
    }
}
