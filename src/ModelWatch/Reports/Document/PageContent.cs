using ModelWatch.Measures;
using ModelWatch.Plans;

namespace ModelWatch.Reports.Document;

/// <summary>What the sections of one summary are written from, and the book that their figures go into.</summary>
internal sealed record PageContent(PeriodSnapshot Snapshot, ReportConclusion Conclusion, FigureBook Figures)
{
    /// <summary>The decision that rests on this measurement, or null where no criterion does.</summary>
    public CriterionVerdict? VerdictOn(Measurement measurement) =>
        Conclusion.Verdicts.FirstOrDefault(verdict => ReferenceEquals(verdict.Measurement, measurement))
        ?? Conclusion.Verdicts.FirstOrDefault(verdict => verdict.Measurement == measurement);

    /// <summary>The figure of a measurement with its unit.</summary>
    public string Value(Measurement m) => Figures.Print(Id(m), m.Value, MeasureForms.FormOf(m.Measure)) + MeasureForms.UnitOf(m.Measure, m.Unit);

    public string Lower(Measurement m) => Figures.Print(Id(m) + ".lower", m.Lower, MeasureForms.FormOf(m.Measure));

    public string Upper(Measurement m) => Figures.Print(Id(m) + ".upper", m.Upper, MeasureForms.FormOf(m.Measure));

    public string Rows(Measurement m) => Figures.Print(Id(m) + ".n", m.N);

    /// <summary>The limits of a criterion in words.</summary>
    public string Limits(int index)
    {
        var criterion = Conclusion.Verdicts[index].Criterion;
        var form = MeasureForms.FormOf(criterion.Measure);
        var unit = form.Scale > 1 ? "\u202f%" : "";
        var id = FormattableString.Invariant($"criterion.{index + 1}");
        return (criterion.AtLeast, criterion.AtMost) switch
        {
            ({ } least, { } most) => Figures.Print(id + ".at_least", least, form) + " to " + Figures.Print(id + ".at_most", most, form) + unit,
            ({ } least, null) => "\u2265 " + Figures.Print(id + ".at_least", least, form) + unit,
            _ => "\u2264 " + Figures.Print(id + ".at_most", criterion.AtMost, form) + unit,
        };
    }

    /// <summary>What a criterion is about, in words.</summary>
    public static string NameOf(Criterion criterion) =>
        MeasureForms.NameOf(criterion.Measure)
        + (criterion.Subject is { } subject ? ", " + subject : "")
        + (criterion.Segment is { } segment ? ", " + segment : "");

    private static string Id(Measurement m) => m.Measure + "." + m.Subject + (m.Segment is { } segment ? "[" + segment + "]" : "");
}
