using ModelWatch.Statistics.Profiles;
using ModelWatch.Web.Charts;
using ModelWatch.Web.Views;
using ModelWatch.Web.Words;

namespace ModelWatch.Web.Queries;

/// <summary>The reference against now, on one axis.</summary>
internal static class ProfileCharts
{
    private const int WideBins = 32, NarrowBins = 20, MostCategories = 12;

    public static IEnumerable<ChartView> Of(ProfilePair pair, string subject, string detail)
    {
        if (pair is { Reference: { Provisional: false, Numbers: { Rows: > 0 } was }, Now.Numbers: { Rows: > 0 } now })
        {
            yield return Distribution(was, now, FindingWords.Bare(subject), pair.Unit, detail);
            yield return Tenths(was, now, FindingWords.Bare(subject), pair.Unit, detail);
        }
        if (pair is { Reference.Categories: { Rows: > 0 } before, Now.Categories: { Rows: > 0 } after })
            yield return Categories(before, after, subject, detail);
    }

    private static ChartView Distribution(NumericProfile was, NumericProfile now, string name, string? unit, string detail)
    {
        double low = Least(was, now), high = Greatest(was, now);
        Drawing Draw(Plot plot, int count)
        {
            var bins = DisplayBins.Over(low, high, count);
            string axis = $"{name}{(unit is null ? "" : ", " + unit)}{(bins.Logarithmic ? ", log scale" : "")}; share of rows";
            return ShareChart.Draw(plot, $"Distribution of {name}: reference and now", Pour(bins, was), Pour(bins, now), [.. bins.Ticks().Select(t => (t.Place, Short(t.Value)))], axis);
        }
        return new("Distribution", detail, Draw(Plot.Wide(), WideBins), Draw(Plot.Narrow(), NarrowBins), Keys(was.Rows, now.Rows));
    }

    /// <summary>Share of rows now in each tenth of the reference; ties of the reference may make a step wider than a tenth.</summary>
    private static ChartView Tenths(NumericProfile was, NumericProfile now, string name, string? unit, string detail)
    {
        var (reference, current, edges) = TenthShares.Of(was.FixedCounts, now.FixedCounts, was.Edges.Values);
        int most = Enumerable.Range(0, current.Length).MaxBy(i => Math.Abs(current[i] - reference[i]));
        string caption = $"{Place(most, current.Length)} {(current.Length == 10 ? "tenth" : "step")} of the reference holds {current[most] * 100:0.0} % now, {reference[most] * 100:0.0} % then";
        Drawing Draw(Plot plot)
        {
            int every = plot.IsNarrow ? 3 : 1;
            (double, string)[] words = [.. edges.Select((e, i) => ((double)(i + 1), Short(e))).Where((_, i) => i % every == 0)];
            return ShareChart.Draw(plot, caption, reference, current, words, $"edges of the reference’s tenths{(unit is null ? "" : ", " + unit)}", figures: true);
        }
        string numbers = "Share now by tenth of the reference: " + string.Join(", ", current.Select(c => $"{c * 100:0.0}")) + " %.";
        return new(FindingWords.Capital(caption), detail, Draw(Plot.Wide()), Draw(Plot.Narrow()), Keys(was.Rows, now.Rows), numbers);
    }

    private static ChartView Categories(CategoryProfile before, CategoryProfile after, string subject, string detail)
    {
        CategoryBar[] all =
        [
            .. before.Counts.Select(c => c.Key).Union(after.Counts.Select(c => c.Key), StringComparer.Ordinal)
                .Select(k => new CategoryBar(k, before.Count(k).Weight / before.Weight, after.Count(k).Weight / after.Weight, before.Count(k).Weight <= 0 && after.Count(k).Weight > 0))
                .OrderByDescending(b => Math.Max(b.Reference, b.Now)),
        ];
        CategoryBar[] shown = all.Length <= MostCategories ? all : [.. all.Take(MostCategories - 1), Rest(all[(MostCategories - 1)..])];
        var moved = all.MaxBy(b => Math.Abs(b.Now - b.Reference))!;
        string caption = $"{moved.Name}: {moved.Now * 100:0.0} % now, {moved.Reference * 100:0.0} % in the reference";
        List<ChartKey> keys = [.. Keys(before.Rows, after.Rows)];
        if (all.Any(b => b.Unseen)) keys.Add(new(KeyMark.Beyond, "not in the reference"));
        string label = $"Values of {FindingWords.Bare(subject)}: reference and now";
        string numbers = string.Join("; ", shown.Select(b => $"{b.Name} {b.Now * 100:0.0} %, was {b.Reference * 100:0.0} %"));
        return new(caption, detail, CategoryChart.Draw(680, label, shown), CategoryChart.Draw(340, label, shown), keys, numbers);
    }

    private static CategoryBar Rest(CategoryBar[] rest) => new($"{rest.Length} more", rest.Sum(b => b.Reference), rest.Sum(b => b.Now));

    private static ChartKey[] Keys(long was, long now) =>
        [new(KeyMark.Reference, $"reference, n {Numbers.Count(was)}"), new(KeyMark.Now, $"this window, n {Numbers.Count(now)}")];

    private static double[] Pour(DisplayBins bins, NumericProfile profile) => bins.Pour(profile.Edges.Values, profile.FixedCounts, profile.Min!.Value, profile.Max!.Value);

    private static double Least(NumericProfile was, NumericProfile now) => Math.Min(was.Quantile(0.002).Value ?? was.Min!.Value, now.Quantile(0.002).Value ?? now.Min!.Value);

    private static double Greatest(NumericProfile was, NumericProfile now) => Math.Max(was.Quantile(0.998).Value ?? was.Max!.Value, now.Quantile(0.998).Value ?? now.Max!.Value);

    private static string Place(int index, int count) => index == 0 ? "the lowest" : index == count - 1 ? "the highest" : $"the {index + 1}{(index switch { 1 => "nd", 2 => "rd", _ => "th" })}";

    private static string Short(double value) => Math.Abs(value) is >= 10000 and < 1e9 ? Numbers.Fixed(value, 0) : Numbers.Plain(double.Parse(value.ToString("G3")));
}
