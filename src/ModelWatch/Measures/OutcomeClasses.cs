using ModelWatch.Plans;
using ModelWatch.Windows;

namespace ModelWatch.Measures;

/// <summary>The classes of labelled rows: those that the plan lists, then those that were said or came, in ordinal order.</summary>
internal static class OutcomeClasses
{
    /// <summary>More are no classes but ids: a table of them would cost their square and say nothing.</summary>
    public const int Most = 200;

    /// <summary>The place of each class.</summary>
    public static Dictionary<string, int> Of(LabelledRows labelled, OutputPlan output, IEnumerable<string> said)
    {
        var all = output.Classes.Select(CanonicalText.Of).Concat(said.Select(CanonicalText.Of).Concat(labelled.Labels).Order(StringComparer.Ordinal));
        return all.Distinct(StringComparer.Ordinal).Select((name, i) => (name, i)).ToDictionary(p => p.name, p => p.i, StringComparer.Ordinal);
    }

    /// <summary>Why so many classes cannot be measured; null when they can.</summary>
    public static string? Why(int classes) =>
        classes < 2 ? "fewer than two classes" : classes > Most ? $"{classes} classes, more than {Most}" : null;
}
