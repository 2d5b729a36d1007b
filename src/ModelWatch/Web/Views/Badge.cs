namespace ModelWatch.Web.Views;

/// <summary>A state and its word.</summary>
public sealed record Badge(Sign Sign, string Word)
{
    public static readonly Badge InPlan = new(Sign.Met, "In plan");
    public static readonly Badge OutOfPlan = new(Sign.NotMet, "Out of plan");
    public static readonly Badge NotAssessable = new(Sign.NotAssessable, "Not assessable");
    public static readonly Badge NoData = new(Sign.NotAssessable, "No data");
    public static readonly Badge Met = new(Sign.Met, "Met");
    public static readonly Badge NotMet = new(Sign.NotMet, "Not met");
    public static readonly Badge Exploratory = new(Sign.Info, "Exploratory");
}
