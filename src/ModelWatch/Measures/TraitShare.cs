using ModelWatch.References;

namespace ModelWatch.Measures;

/// <summary>A share of rows that were written in a certain way.</summary>
/// <param name="Measure">Its name.</param>
/// <param name="Label">The words for it.</param>
/// <param name="Judged">True where a rise is a fault that no other share tells.</param>
/// <param name="Weight">Weight of the rows; the reference, where there is one, is asked for what it had.</param>
internal sealed record TraitShare(string Measure, string Label, bool Judged, Func<FeatureProfile, FeatureProfile?, double> Weight);
