namespace ModelWatch.Web.Views;

/// <summary>The fleet page: who needs someone first, then who has no verdict and why, then the rest nearest to a limit first.</summary>
public sealed record FleetView(string Verdict, IReadOnlyList<FleetRow> Attention, IReadOnlyList<FleetGapGroup> Gaps, IReadOnlyList<FleetTile> InPlan)
{
    public int Unassessed => Gaps.Sum(g => g.Models.Count);

    public int Total => Attention.Count + Unassessed + InPlan.Count;
}
