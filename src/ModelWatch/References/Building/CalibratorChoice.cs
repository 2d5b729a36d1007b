using ModelWatch.Statistics.Calibration;
using ModelWatch.Statistics.Performance;

namespace ModelWatch.References.Building;

/// <summary>
/// Whether an isotonic map makes probabilities better calibrated: the mean calibration error of ten mass bins falls over
/// ten stratified shuffles, a quarter of the rows held out. No map where there is nothing to learn: one class, or an area above 0.999.
/// </summary>
internal static class CalibratorChoice
{
    private const int Shuffles = 10;
    private const int Bins = 10;
    private const double Separated = 0.999;

    /// <summary>Rows that the shuffles take of more; evenly over the sorted rows, so the order of the file does not matter.</summary>
    private const int MostRows = 100_000;
    private const int Seed = 20261124;

    /// <summary>The map of all rows, or null where the raw probabilities stand. Sorts both arrays.</summary>
    public static IsotonicMap? Of(double[] scores, bool[] outcomes)
    {
        Array.Sort(scores, outcomes);
        SortTies(scores, outcomes);
        var (some, came) = Thinned(scores, outcomes);
        var area = RocAuc.Of(new ScoredRows(some, came)).Value;
        return area is null or > Separated || !Improves(some, came) ? null : IsotonicMap.FitSorted(scores, outcomes);
    }

    private static bool Improves(double[] scores, bool[] outcomes)
    {
        var random = new Random(Seed);
        var strata = Enumerable.Range(0, scores.Length).GroupBy(i => outcomes[i]).OrderBy(g => g.Key).Select(g => g.ToArray()).ToList();
        double raw = 0, mapped = 0;
        for (var shuffle = 0; shuffle < Shuffles; shuffle++)
        {
            var held = new bool[scores.Length];
            foreach (var stratum in strata)
            {
                random.Shuffle(stratum);
                foreach (var row in stratum.AsSpan(0, (stratum.Length + 3) / 4)) held[row] = true;
            }

            if (IsotonicMap.FitSorted(Where(scores, held, false), Where(outcomes, held, false)) is not { } map) return false;
            var (test, came) = (Where(scores, held, true), Where(outcomes, held, true));
            raw += ExpectedCalibrationError.ByMass(new ScoredRows(test, came), Bins).Value!.Value;
            mapped += ExpectedCalibrationError.ByMass(new ScoredRows(map.Apply(test), came), Bins).Value!.Value;
        }

        return mapped < raw;
    }

    private static T[] Where<T>(T[] values, bool[] held, bool wanted) => [.. values.Where((_, i) => held[i] == wanted)];

    private static (double[] Scores, bool[] Outcomes) Thinned(double[] scores, bool[] outcomes)
    {
        if (scores.Length <= MostRows) return (scores, outcomes);
        var rows = Enumerable.Range(0, MostRows).Select(i => (int)((long)i * scores.Length / MostRows)).ToArray();
        return ([.. rows.Select(r => scores[r])], [.. rows.Select(r => outcomes[r])]);
    }

    /// <summary>Equal scores by outcome: the shuffles then see the same rows for any order of the file.</summary>
    private static void SortTies(double[] scores, bool[] outcomes)
    {
        for (int from = 0, to; from < scores.Length; from = to)
        {
            var came = 0;
            for (to = from; to < scores.Length && scores[to] == scores[from]; to++) came += outcomes[to] ? 1 : 0;
            outcomes.AsSpan(from, to - from - came).Clear();
            outcomes.AsSpan(to - came, came).Fill(true);
        }
    }
}
