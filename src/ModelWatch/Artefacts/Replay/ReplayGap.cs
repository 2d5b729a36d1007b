namespace ModelWatch.Artefacts.Replay;

/// <summary>
/// The largest absolute difference between what the model file says now and what was recorded (1 for another class), over
/// <paramref name="Rows"/> rows; or why there is none. <paramref name="Output"/> and <paramref name="Row"/> say where the largest is.
/// </summary>
internal sealed record ReplayGap(double? Value, int Rows, string? Why, string? Output = null, int? Row = null)
{
    private static readonly string[] Usual = ["Probability", "Score", "PredictedLabel"];

    public static ReplayGap Absent(string why) => new(null, 0, why);

    /// <summary>Compares row by row; a row without a recorded value does not count.</summary>
    public static ReplayGap Between(IReadOnlyList<RecordedOutput> recorded, Scored replayed)
    {
        if (replayed.Why is not null)
            return Absent(replayed.Why);
        var worst = new ReplayGap(null, 0, "No recorded output could be compared.");
        foreach (var output in recorded)
        {
            var said = replayed.Outputs.FirstOrDefault(o => o.Name == output.Plan.Name) ?? (recorded.Count == 1 ? Only(replayed) : null);
            if (said is null)
                return Absent($"The model gives no output {output.Plan.Name}.");
            var gap = ReplayComparison.Of(output, said);
            if (gap.Value is null && gap.Rows == 0 && gap.Why is not null)
                return gap;
            var rows = Math.Max(worst.Rows, gap.Rows);
            worst = (worst.Value is null || gap.Value > worst.Value ? gap : worst) with { Rows = rows };
        }

        return worst;
    }

    // A plan with one output means the file's only one, or the one that Microsoft.ML's trainers write.
    private static ScoredOutput? Only(Scored replayed) => replayed.Outputs.Count == 1
        ? replayed.Outputs[0]
        : Usual.Select(name => replayed.Outputs.FirstOrDefault(o => o.Name == name)).FirstOrDefault(o => o is not null);
}
