namespace ModelWatch.Plans;

/// <summary>Share of events kept at the service, (0, 1], and raw events kept per window as evidence.</summary>
/// <param name="Rate">The share.</param>
/// <param name="Evidence">Raw events.</param>
/// <param name="Adaptive">An overloaded service may keep less of the model's events.</param>
/// <param name="Least">The least share that it may keep then; above the rate it changes nothing.</param>
internal sealed record SamplingPlan(double Rate = 1.0, int Evidence = 200, bool Adaptive = false, double Least = SamplingPlan.DefaultLeast)
{
    public const double DefaultLeast = 0.01;

    /// <summary>The share of events kept while an overload asks for <paramref name="share"/> (0, 1] of them.</summary>
    public double RateAt(double share) => Adaptive ? Math.Min(Rate, Math.Max(Least, Rate * share)) : Rate;
}
