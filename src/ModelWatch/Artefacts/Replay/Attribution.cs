namespace ModelWatch.Artefacts.Replay;

/// <summary>
/// How much a model leans on each of its inputs, for two samples of rows: the mean change of its output when the input alone is shuffled
/// among the rows, as a share of the sum over inputs; or why there is no answer.
/// </summary>
/// <param name="Inputs">Names of the inputs that were shuffled.</param>
/// <param name="Reference">Their shares among the reference's rows, summing to 1.</param>
/// <param name="Current">Their shares among the window's rows, summing to 1.</param>
/// <param name="ReferenceRows">Rows of the reference.</param>
/// <param name="CurrentRows">Rows of the window.</param>
/// <param name="Why">The reason when there are no shares, else null.</param>
internal sealed record Attribution(
    IReadOnlyList<string> Inputs, double[] Reference, double[] Current, int ReferenceRows, int CurrentRows, string? Why)
{
    public static Attribution Absent(string why) => new([], [], [], 0, 0, why);

    /// <summary>Half of the sum of absolute differences of the shares, 0 (the same) to 1.</summary>
    public double Shift => Reference.Zip(Current, (a, b) => Math.Abs(a - b)).Sum() / 2;
}
