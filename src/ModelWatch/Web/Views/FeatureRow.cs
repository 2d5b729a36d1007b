namespace ModelWatch.Web.Views;

/// <summary>A feature or an output in the table of a model, worst first.</summary>
/// <param name="Subject">Such as <c>input.dose_mg</c>.</param>
/// <param name="Kind">Such as "numeric, mg".</param>
/// <param name="Badge">Its state.</param>
/// <param name="Days">Its last fourteen days.</param>
/// <param name="Score">Its score as a share of the limit, or the measure itself, in words.</param>
/// <param name="Missing">Share of missing values.</param>
/// <param name="Note">What else is known, or empty.</param>
public sealed record FeatureRow(string Subject, string Kind, Badge Badge, IReadOnlyList<StripDay> Days, Reading Score, Reading Missing, string Note);
