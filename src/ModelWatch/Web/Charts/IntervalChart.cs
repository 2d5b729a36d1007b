using ModelWatch.Web.Views;

namespace ModelWatch.Web.Charts;

/// <summary>An interval against the wanted range, which is shaded. Both wanted bounds are inclusive; null is open.</summary>
public static class IntervalChart
{
    private const double Left = 6, Right = 174, Middle = 13;

    public static Drawing? Draw(double? value, double? lower, double? upper, double? atLeast, double? atMost, Sign decision, string label)
    {
        if (value is not { } point || (atLeast is null && atMost is null)) return null;
        double low = lower ?? point, high = upper ?? point;
        double[] all = [point, low, high, atLeast ?? point, atMost ?? point];
        double from = all.Min(), to = all.Max(), pad = Math.Max((to - from) * 0.25, Math.Abs(to) * 0.02 + 1e-9);
        double At(double v) => Left + ((v - (from - pad)) / (to - from + (2 * pad)) * (Right - Left));
        return new(180, 26, label, [.. Wanted(atLeast, atMost, At), .. Estimate(At(point), At(low), At(high), low < high, decision)]);
    }

    private static IEnumerable<Mark> Wanted(double? atLeast, double? atMost, Func<double, double> at)
    {
        double from = atLeast is { } l ? at(l) : Left, to = atMost is { } u ? at(u) : Right;
        if (to > from) yield return Mark.Rect("okzone", from, 2, to - from, 22);
        string lines = string.Concat(((double?[])[atLeast, atMost]).OfType<double>().Select(v => $"M{Mark.Number(at(v))} 2v22"));
        yield return Mark.Path("crit", lines);
    }

    private static IEnumerable<Mark> Estimate(double x, double low, double high, bool wide, Sign decision)
    {
        string kind = decision switch { Sign.Met => "", Sign.NotMet => " n", _ => " u" };
        if (wide) yield return Mark.Path("whisk" + kind, $"M{Mark.Number(low)} {Middle}H{Mark.Number(high)}M{Mark.Number(low)} 9v8M{Mark.Number(high)} 9v8");
        yield return decision == Sign.NotMet ? Mark.Diamond("pt n", x, Middle) : Mark.Circle("pt" + kind, x, Middle, 3.6);
    }
}
