using ModelWatch.References;

namespace ModelWatch.Measures.Learned;

/// <summary>The two samples that measures of several fields compare, or why there are none.</summary>
/// <param name="Schemas">The inputs that may be seen, with the rules of the plan.</param>
/// <param name="Reference">Rows of the reference.</param>
/// <param name="Current">Rows of the window.</param>
/// <param name="Why">The reason when they cannot be compared, else null.</param>
internal sealed record JointSamples(IReadOnlyList<FeatureSchema> Schemas, RowSample Reference, RowSample Current, string? Why)
{
    /// <summary>Rows on either side below which nothing is said.</summary>
    public const int Least = 30;

    public int Rows => Reference.Rows + Current.Rows;

    public static JointSamples Of(MeasureScope scope)
    {
        var current = scope.Window.Evidence ?? RowSample.Empty;
        var reference = scope.Reference?.Sample ?? RowSample.Empty;
        return new([.. RowSample.OpenInputs(scope.Plan).Select(i => FeatureSchema.Of(i))], reference, current, WhyNot(scope, reference, current));
    }

    private static string? WhyNot(MeasureScope scope, RowSample reference, RowSample current)
    {
        if (scope.Reference is null)
            return MeasureScope.NoReference;
        if (reference.Rows == 0)
            return "the reference was stored without a sample of its rows; send it again";
        if (current.Rows == 0)
            return "the window kept no events as evidence";
        return Math.Min(reference.Rows, current.Rows) < Least
            ? $"{Math.Min(reference.Rows, current.Rows)} rows to compare, {Least} are needed"
            : null;
    }
}
