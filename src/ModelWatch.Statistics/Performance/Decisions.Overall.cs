using ModelWatch.Statistics.Inference;

namespace ModelWatch.Statistics.Performance;

public sealed partial class Decisions
{
    /// <summary>
    /// Mean recall over the classes that came, in [0, 1]; absent without rows. The interval is recovered from Wilson's of each recall (the
    /// method of variance estimates recovery of Zou and Donner 2008): recalls without an error are not taken as certain.
    /// </summary>
    public Figure BalancedAccuracy
    {
        get
        {
            var came = Enumerable.Range(0, Classes).Where(k => Actual(k) > 0).ToArray();
            if (came.Length == 0)
                return NoRows;
            var value = came.Average(k => table[k, k] / Actual(k));
            double below = 0, above = 0;
            foreach (var k in came)
            {
                var recall = Proportion.Wilson(table[k, k] * Trust, Actual(k) * Trust);
                below += Math.Pow(table[k, k] / Actual(k) - recall.Lower!.Value, 2);
                above += Math.Pow(recall.Upper!.Value - table[k, k] / Actual(k), 2);
            }
            return Figure.Exact(value).Within(
                Math.Max(0, value - Math.Sqrt(below) / came.Length), Math.Min(1, value + Math.Sqrt(above) / came.Length), Proportion.Level);
        }
    }

    /// <summary>
    /// Mean F1 over the classes that came or were predicted (one never right counts 0), in [0, 1], with the interval of the delta
    /// method on the logit scale; absent without rows.
    /// </summary>
    public Figure MacroF1
    {
        get
        {
            var named = Enumerable.Range(0, Classes).Where(k => Actual(k) + Predicted(k) > 0).ToArray();
            return named.Length == 0 ? NoRows : Delta(named.Average(k => 2 * table[k, k] / (Actual(k) + Predicted(k))), true, TableMeasures.MacroF1);
        }
    }

    /// <summary>
    /// Matthews correlation (Gorodkin's form for more than two classes), in [-1, 1]. By convention 0 when all predictions or all outcomes
    /// are of one class, as the oracle has it, and then without interval; else with that of the delta method on the scale of atanh. Absent
    /// without rows.
    /// </summary>
    public Figure Matthews
    {
        get
        {
            if (Weight == 0)
                return NoRows;
            double cross = 0, predicted = 0, actual = 0;
            for (var k = 0; k < Classes; k++)
            {
                cross += Actual(k) * Predicted(k);
                predicted += Predicted(k) * Predicted(k);
                actual += Actual(k) * Actual(k);
            }
            var square = Weight * Weight;
            var scale = Math.Sqrt(Math.Max(0, square - predicted)) * Math.Sqrt(Math.Max(0, square - actual));
            return scale == 0 ? Figure.Exact(0) : Delta(Math.Clamp((Trace * Weight - cross) / scale, -1, 1), false, TableMeasures.Matthews);
        }
    }

    /// <summary>
    /// Cohen's kappa, at most 1, with the interval of the delta method on the scale of atanh; absent without rows or when chance alone would
    /// agree everywhere.
    /// </summary>
    public Figure Kappa
    {
        get
        {
            if (Weight == 0)
                return NoRows;
            var chance = Enumerable.Range(0, Classes).Sum(k => Actual(k) * Predicted(k)) / (Weight * Weight);
            return chance >= 1 ? Figure.Absent("one class only") : Delta((Trace / Weight - chance) / (1 - chance), false, TableMeasures.Kappa);
        }
    }

    private Figure Delta(double value, bool share, Func<double[,], double> measure) =>
        TableDelta.Within(Figure.Exact(value), table, Trust, share, measure);
}
