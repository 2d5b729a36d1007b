using ModelWatch.Statistics.Drift;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Benchmarks.Comparison;

/// <summary>The rows of the drift comparison, and the profiles of their reference side, which a service keeps.</summary>
internal sealed class DriftColumns
{
    public DriftColumns(Baseline baseline, int features)
    {
        Numbers = features / 2;
        Reference = baseline.Columns<double>("ref.f64", Numbers);
        Current = baseline.Columns<double>("cur.f64", Numbers);
        ReferenceCodes = baseline.Columns<byte>("ref.u8", features - Numbers);
        CurrentCodes = baseline.Columns<byte>("cur.u8", features - Numbers);
        ReferenceProfiles = [.. Reference.Select(Profile)];
        Baselines = [.. ReferenceProfiles.Select(p => new NumericBaseline(p))];
        ReferenceCategories = [.. ReferenceCodes.Select(c => new CategoryBaseline(DriftSuite.Categories(c)))];
    }

    /// <summary>Names of the 20 categories.</summary>
    public static string[] Names { get; } = [.. Enumerable.Range(0, 20).Select(k => $"category {k:00}")];

    public int Numbers { get; }
    public double[][] Reference { get; }
    public double[][] Current { get; }
    public byte[][] ReferenceCodes { get; }
    public byte[][] CurrentCodes { get; }
    public NumericProfile[] ReferenceProfiles { get; }
    public NumericBaseline[] Baselines { get; }
    public CategoryBaseline[] ReferenceCategories { get; }

    private static NumericProfile Profile(double[] column)
    {
        var sorted = SortedSample.From(column);
        var profile = new NumericProfile(NumericEdges.FromSorted(sorted));
        profile.AddRange(sorted);
        return profile;
    }
}
