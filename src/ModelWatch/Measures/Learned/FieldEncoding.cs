using ModelWatch.References;

namespace ModelWatch.Measures.Learned;

/// <summary>
/// A field as one number: a missing number becomes the mean of the rows that the encoding was learned from, a category
/// its share among them, an unseen one 0, a missing one the share of the commonest. Immutable.
/// </summary>
internal sealed record FieldEncoding(FeatureSchema Schema, double Missing, IReadOnlyDictionary<string, double>? Shares)
{
    /// <summary>The encoding that the cells teach, or null where they hold no value.</summary>
    public static FieldEncoding? Fit(FeatureSchema schema, FieldCells cells)
    {
        if (cells.Numbers is not null)
        {
            var present = cells.Numbers.OfType<double>().ToList();
            return present.Count == 0 ? null : new(schema, present.Average(), null);
        }

        var known = cells.Categories!.OfType<string>().ToList();
        if (known.Count == 0)
            return null;
        var shares = known.GroupBy(k => k, StringComparer.Ordinal).ToDictionary(g => g.Key, g => (double)g.Count() / known.Count, StringComparer.Ordinal);
        return new(schema, shares.Values.Max(), shares);
    }

    public double[] Apply(FieldCells cells) => cells.Numbers is { } numbers
        ? [.. numbers.Select(n => n ?? Missing)]
        : [.. cells.Categories!.Select(c => c is null ? Missing : Shares!.GetValueOrDefault(c))];
}
