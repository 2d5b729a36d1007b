namespace ModelWatch.Statistics.Inference;

/// <summary>Rows with one decision of the model, of which some were verified. Immutable, thread safe.</summary>
/// <param name="Rows">All rows with that decision, 0 or more.</param>
/// <param name="Verified">Those whose outcome was looked up, 0 to <paramref name="Rows"/>.</param>
/// <param name="Events">Events among the verified, 0 to <paramref name="Verified"/>.</param>
public readonly record struct VerifiedGroup(double Rows, double Verified, double Events)
{
    internal bool IsValid => Events >= 0 && Events <= Verified && Verified <= Rows && double.IsFinite(Rows);
}
