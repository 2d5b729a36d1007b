using ModelWatch.Statistics.Multivariate;
using ModelWatch.Statistics.Profiles;
using ModelWatch.Statistics.Text;

namespace ModelWatch.References;

/// <summary>What a reference fixes for a subject: the edges its numbers are counted between, and the categories it knows.</summary>
/// <param name="Edges">By part: "" for the number of a subject, the class for probabilities. Empty where the reference had no number.</param>
/// <param name="Categories">All categories of the reference in ordinal order, or null when there were too many to list exactly.</param>
internal sealed record FeatureGrid(IReadOnlyDictionary<string, NumericEdges> Edges, IReadOnlyList<string>? Categories)
{
    /// <summary>Edges of the length and vocabulary of a text; null for other forms and where the reference had no text.</summary>
    public TextReference? Texts { get; init; }

    /// <summary>Directions, edges and random features of a vector; null for other forms and where the reference had no usable vector.</summary>
    public VectorReference? Vectors { get; init; }
}
