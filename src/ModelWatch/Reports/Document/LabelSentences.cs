using System.Text;
using ModelWatch.Measures;

namespace ModelWatch.Reports.Document;

/// <summary>What stands above figures over labels: how many came, and whether they speak for all predictions. Safe HTML.</summary>
internal static class LabelSentences
{
    /// <summary>A smaller p is only said to be below it.</summary>
    private const double SmallestPrinted = 1e-4;

    public static string Of(PageContent page)
    {
        if (LabelNotes.Of(page.Snapshot.Measurements) is not { } notes) return "";
        var text = new StringBuilder("<p class=\"note\"><b>Labels.</b> Outcomes are known for ").Append(Measured(page, notes.Coverage)).Append(" of the predictions");
        if (notes.Expected is { } expected) text.Append("; ").Append(Measured(page, expected)).Append(" are expected at their age").Append(notes.IsBehind ? ", so labels are late" : "");
        text.Append(notes.IsFinal ? ". The figures are final." : ". The figures are provisional: labels have not matured.");
        if (notes.IsIncomplete) text.Append(Incomplete(page, notes));
        foreach (var choice in notes.Choices) text.Append(Choice(page, choice.Distance, choice.P, choice.Shift));
        return text.Append("</p>\n").ToString();
    }

    private static string Incomplete(PageContent page, LabelNotes notes)
    {
        var limit = page.Figures.Print("labels.complete", LabelNotes.Complete, NumberForm.Percent);
        var bounds = notes.Accuracy is not { } accuracy
            ? ""
            : $" Over all predictions the accuracy lies between {page.Figures.Print("labels.accuracy_worst", accuracy.Worst, NumberForm.Unit)} and {page.Figures.Print("labels.accuracy_best", accuracy.Best, NumberForm.Unit)}, whatever the missing outcomes are.";
        return $" <b>Labels too incomplete:</b> below {limit}\u202f% at the maturity.{bounds}";
    }

    private static string Choice(PageContent page, Measurement distance, Measurement p, Measurement? shift) =>
        $" <b>Labels are selective:</b> {Html.Text(distance.Subject)} of predictions with an outcome differs from those without"
        + (shift is { Value: not null } ? $" by {Measured(page, shift)} on average" : "")
        + $" (distance {page.Value(distance)}, {Chance(page, p)}); the figures describe the labelled part only.";

    private static string Chance(PageContent page, Measurement p) => p.Value < SmallestPrinted
        ? "p &lt; " + page.Figures.Print("labels.smallest_p", SmallestPrinted, new NumberForm(4))
        : "p = " + page.Value(p);

    private static string Measured(PageContent page, Measurement m) =>
        page.Value(m) + (m.Lower is null ? "" : $" ({page.Lower(m)} to {page.Upper(m)})");
}
