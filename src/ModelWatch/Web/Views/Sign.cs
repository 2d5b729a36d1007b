namespace ModelWatch.Web.Views;

/// <summary>What a state looks like: each has its own shape, edge and ground. Anything that was not assessed is never <see cref="Met"/>.</summary>
public enum Sign { Met, NotMet, NotAssessable, Estimate, Due, Info }
