using ModelWatch.Web.Views;
using ModelWatch.Web.Words;
using ModelWatch.Windows;

namespace ModelWatch.Web.Queries;

/// <summary>The accounts of the sources: what came, what became of it, and what never came.</summary>
internal static class SourceRows
{
    /// <summary>Windows that are shown, the newest first.</summary>
    public const int Windows = 4;

    private const int MostSources = 8;

    public static IReadOnlyList<SourceGroup> Of(ModelRecord record, Times times) =>
        [.. record.Sources.Reverse().Select(w => Group(times.Span(w.Window.Start, w.Window.End), w.Sources))];

    public static SourceGroup Group(string window, IReadOnlyList<WindowSource> sources)
    {
        // Those that lost or refused something come first, so that cutting the list hides none of them.
        WindowSource[] shown = [.. sources.OrderByDescending(s => s.Lost ?? 0).ThenByDescending(s => s.Rejected).ThenByDescending(s => s.Received).ThenBy(s => s.Source, StringComparer.Ordinal)];
        List<SourceRow> rows = [.. shown.Take(MostSources).Select(Row)];
        if (sources.Count > 1) rows.Insert(0, Together(sources));
        return new(window, rows, shown.Length > MostSources ? $"and {Numbers.Count(shown.Length - MostSources)} further sources, counted above" : null);
    }

    private static SourceRow Row(WindowSource s) => Row(
        s.Source switch { "" => "no source named", SourceBook.Others => "further sources", var name => name }, s.Source is not ("" or SourceBook.Others), s, s.Lost, Why(s.Why));

    private static SourceRow Together(IReadOnlyList<WindowSource> sources)
    {
        int unknown = sources.Count(s => s.Lost is null);
        var sum = new WindowSource("", sources.Sum(s => s.Received), sources.Sum(s => s.Accepted), sources.Sum(s => s.Duplicates), sources.Sum(s => s.Rejected), null, null);
        return Row($"all {Numbers.Count(sources.Count)} sources", false, sum, unknown == 0 ? sources.Sum(s => s.Lost) : null, $"not known for {Numbers.Count(unknown)} of them");
    }

    private static SourceRow Row(string name, bool named, WindowSource s, long? lost, string why) => new(
        name,
        named,
        Numbers.Count(s.Received),
        Numbers.Count(s.Accepted),
        Numbers.Count(s.Duplicates),
        Numbers.Count(s.Rejected),
        lost is { } gone ? new(Numbers.Count(gone)) : Reading.Absent(why),
        lost is { } missing ? new(Numbers.Count(s.Accepted + missing)) : Reading.Absent("not known"));

    private static string Why(string? why) => why switch
    {
        "no-sequence" => "no sequence numbers sent",
        "too-many-gaps" => "more gaps than are kept",
        "no-events" => "no event accepted",
        _ => Numbers.Why(why),
    };
}
