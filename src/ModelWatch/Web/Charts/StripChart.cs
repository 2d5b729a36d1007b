using System.Text;
using ModelWatch.Web.Views;

namespace ModelWatch.Web.Charts;

/// <summary>Fourteen days at a glance: height is the worst score of its limit, full height is beyond it, a dashed box has no verdict.</summary>
public static class StripChart
{
    private const double Step = 8, Width = 6, Base = 19;

    public static Drawing Draw(IReadOnlyList<StripDay> days)
    {
        StringBuilder quiet = new(), beyond = new(), open = new(), none = new();
        for (int i = 0; i < days.Count; i++)
        {
            double x = i * Step;
            switch (days[i].State)
            {
                case DayState.Beyond: Bar(beyond, x, Base); break;
                case DayState.NotAssessable: open.Append($"M{Mark.Number(x + .5)} 6.5h5v12h-5z"); break;
                case DayState.NoRecord: none.Append($"M{Mark.Number(x)} 18.5h6"); break;
                default: Bar(quiet, x, 2 + (Math.Clamp(days[i].Share ?? 0, 0, 1) * 14)); break;
            }
        }
        return new(Math.Max(days.Count, 1) * Step, 20, Words(days), [.. Marks(quiet, beyond, open, none)]);
    }

    private static void Bar(StringBuilder path, double x, double height) =>
        path.Append($"M{Mark.Number(x)} {Mark.Number(Base - height)}h{Mark.Number(Width)}v{Mark.Number(height)}h{Mark.Number(-Width)}z");

    private static IEnumerable<Mark> Marks(StringBuilder quiet, StringBuilder beyond, StringBuilder open, StringBuilder none)
    {
        if (quiet.Length > 0) yield return Mark.Path("k", quiet.ToString());
        if (beyond.Length > 0) yield return Mark.Path("b", beyond.ToString());
        foreach (var path in (StringBuilder[])[open, none])
            if (path.Length > 0) yield return new("path", [new("class", "u"), new("d", path.ToString()), new("stroke-dasharray", "2 1.5")]);
    }

    private static string Words(IReadOnlyList<StripDay> days)
    {
        int Count(DayState state) => days.Count(d => d.State == state);
        string words = $"{days.Count} days: {Count(DayState.Beyond)} out of plan, {Count(DayState.Quiet)} within, {Count(DayState.NotAssessable)} not assessable";
        return Count(DayState.NoRecord) is > 0 and var n ? $"{words}, {n} without a record" : words;
    }
}
