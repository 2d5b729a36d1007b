using ModelWatch.Statistics.Drift;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Tests.Documents;

/// <summary>The code with which the README of the statistics opens; a test checks that it is this.</summary>
internal static class Opening
{
    public static (Figure Distance, Figure P, Figure Psi) Run()
    {
        double[] reference = [1, 2, 2, 3, 5], current = [2, 3, 4, 4, 9];
        var edges = NumericEdges.FromSorted(SortedSample.From(reference));      // once for a reference version
        var then = new NumericProfile(edges);
        then.AddRange(reference);
        var now = new NumericProfile(edges);                                    // one pass, any order, mergeable to the bit
        now.AddRange(current);
        Figure d = KolmogorovSmirnov.FromProfiles(then, now);                   // exact D lies in [d.Value, d.Value + d.Error]
        Figure p = KolmogorovSmirnov.PValue(d.Value!.Value, then.Rows, now.Rows);
        PairedCounts deciles = PairedCounts.Deciles(then, now);                 // equal to PairedCounts.Deciles(reference, current)
        Figure psi = PopulationStability.Of(deciles);
        return (d, p, psi);
    }
}
