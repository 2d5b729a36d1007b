namespace ModelWatch.Measures;

/// <summary>
/// What a reader of figures over labels must know of the labels: how many came, how many should have, and whether they came for some predictions
/// rather than for others. Read from the measurements over all rows of one window or period. Pure.
/// </summary>
internal sealed record LabelNotes
{
    /// <summary>Share of labelled predictions below which mature figures are called incomplete.</summary>
    public const double Complete = 0.95;

    /// <summary>The p-value below which labels are said to be selective: one output in a thousand windows says so by chance.</summary>
    public const double Selective = 0.001;

    public required Measurement Coverage { get; init; }

    /// <summary>What the arrival curve expects at this age; null while that is not learned.</summary>
    public Measurement? Expected { get; init; }

    /// <summary>The delay by which half, and nine in ten, of the predictions have their outcome; null where unknown.</summary>
    public Measurement? HalfDelay { get; init; }
    public Measurement? MostDelay { get; init; }

    /// <summary>Outputs that differ between labelled and awaiting predictions: distance, p and, for numbers, the shift of the mean.</summary>
    public IReadOnlyList<(Measurement Distance, Measurement P, Measurement? Shift)> Choices { get; init; } = [];

    /// <summary>Accuracy of all predictions if every missing outcome went against the model, and if every one went for it (Manski).</summary>
    public (double Worst, double Best)? Accuracy { get; init; }

    public bool IsFinal => !Coverage.Provisional;

    /// <summary>The matured labels are too few to speak for all predictions.</summary>
    public bool IsIncomplete => IsFinal && Coverage.Value < Complete;

    /// <summary>The whole interval lies below what is expected.</summary>
    public bool IsBehind => Coverage.Upper < Expected?.Lower;

    /// <summary>Null where there is no label in the plan or nothing to be labelled.</summary>
    public static LabelNotes? Of(IReadOnlyList<Measurement> measurements)
    {
        var all = measurements.Where(m => m.Segment is null).ToList();
        if (Find("label_coverage") is not { Value: { } coverage } known)
            return null;
        return new()
        {
            Coverage = known,
            Expected = Find("label_coverage_expected"),
            HalfDelay = Find("label_delay_50"),
            MostDelay = Find("label_delay_90"),
            Choices =
            [
                .. all.Where(m => m.Measure == "label_selection_p" && m.Value < Selective).Select(p => (
                    all.First(m => m.Measure == "label_selection" && m.Subject == p.Subject), p,
                    all.FirstOrDefault(m => m.Measure == "label_selection_shift" && m.Subject == p.Subject))),
            ],
            Accuracy = Find("accuracy")?.Value is { } accuracy ? (accuracy * coverage, accuracy * coverage + 1 - coverage) : null,
        };

        Measurement? Find(string measure) => all.FirstOrDefault(m => m.Measure == measure && m.Value is not null);
    }
}
