using ModelWatch.Measures;
using ModelWatch.Web.Views;
using ModelWatch.Web.Words;

namespace ModelWatch.Web.Queries;

/// <summary>What stands beside figures over labels, in sentences.</summary>
internal static class LabelLines
{
    public static IReadOnlyList<Note> Of(ModelRecord record, Times times)
    {
        if (LabelNotes.Of(record.Labels) is not { } notes) return [];
        List<Note> lines = [new(Coverage(notes, record, times), notes.IsBehind)];
        if (notes.IsIncomplete) lines.Add(new("Labels too incomplete: below 95 % at the maturity." + Bounds(notes), Warns: true));
        lines.AddRange(notes.Choices.Select(choice => new Note(Choice(choice.Distance, choice.P, choice.Shift), Warns: true)));
        if (notes.HalfDelay is { } half) lines.Add(new($"Half of the outcomes are known within {Delay(half)}{(notes.MostDelay is { } most ? $", nine in ten within {Delay(most)}" : "")}."));
        return lines;
    }

    /// <summary>What became of the labels that were accepted.</summary>
    public static string Counts(ModelRecord record)
    {
        var (count, waiting) = record.LabelCounts;
        return $"{Numbers.Count(count.Joined)} joined, {Numbers.Count(count.Corrected + count.Kept)} later answers, {Numbers.Count(waiting)} wait for their prediction, {Numbers.Count(count.Orphaned)} orphaned";
    }

    private static string Coverage(LabelNotes notes, ModelRecord record, Times times)
    {
        var m = notes.Coverage;
        string expected = notes.Expected is null ? "" : $"; {Share(notes.Expected)} are expected at that age{(notes.IsBehind ? ", so labels are late" : "")}";
        string until = notes.IsFinal ? "The figures are final." : $"The figures are provisional until {times.Minute(m.WindowEnd!.Value + record.Plan.Label!.Maturity)}.";
        return $"Outcomes are known for {Share(m)} of the {Numbers.Count(m.N)} predictions of {times.Span(m.WindowStart!.Value, m.WindowEnd!.Value)}{expected}. {until}";
    }

    private static string Bounds(LabelNotes notes) => notes.Accuracy is not { } accuracy
        ? ""
        : $" Over all predictions the accuracy lies between {Numbers.Percent(accuracy.Worst)} and {Numbers.Percent(accuracy.Best)}, whatever the missing outcomes are.";

    private static string Choice(Measurement distance, Measurement p, Measurement? shift)
    {
        string by = shift?.Value is not { } value ? "" : $", on average {Numbers.Plain(Math.Abs(value))} {(value < 0 ? "lower" : "higher")}";
        return $"Labels are selective: {distance.Subject} of predictions with an outcome differs from those without{by} (distance {Numbers.Plain(distance.Value!.Value)}, p {(p.Value < 1e-4 ? "< 0.0001" : "= " + Numbers.Plain(p.Value!.Value))}). The figures describe the labelled part only.";
    }

    private static string Share(Measurement m)
    {
        var reading = MeasureRows.Reading(m);
        return $"{reading.Value} %{(reading.Interval is null ? "" : " " + reading.Interval)}";
    }

    private static string Delay(Measurement m) => Times.Length(TimeSpan.FromSeconds(m.Value!.Value));
}
