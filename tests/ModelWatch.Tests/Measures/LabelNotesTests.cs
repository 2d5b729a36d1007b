using ModelWatch.Measures;

namespace ModelWatch.Tests.Measures;

public sealed class LabelNotesTests
{
    [Fact]
    public void Of_FewMatureLabels_BoundsTheAccuracyOfAll()
    {
        var notes = LabelNotes.Of([Figure("label_coverage", 0.6, 0.55, 0.65), Figure("accuracy", 0.9), Figure("label_coverage_expected", 0.9, 0.88, 0.92)])!;

        Assert.True(notes.IsIncomplete);
        Assert.True(notes.IsBehind);
        Assert.Equal(0.54, notes.Accuracy!.Value.Worst, 12);
        Assert.Equal(0.94, notes.Accuracy!.Value.Best, 12);
    }

    [Theory]
    [InlineData(0.6, true, 0.64, false, false)]
    [InlineData(0.95, false, 0.5, false, false)]
    [InlineData(0.949, false, 0.5, true, false)]
    [InlineData(0.6, true, 0.66, false, true)]
    public void Of_Coverage_IsJudgedByMaturityAndByTheCurve(double coverage, bool provisional, double expected, bool incomplete, bool behind)
    {
        var notes = LabelNotes.Of([
            Figure("label_coverage", coverage, coverage - 0.05, coverage + 0.05) with { Provisional = provisional },
            Figure("label_coverage_expected", expected, expected, expected + 0.01)])!;

        Assert.Equal((incomplete, behind), (notes.IsIncomplete, notes.IsBehind));
    }

    [Theory]
    [InlineData(0.0009, 1)]
    [InlineData(0.001, 0)]
    [InlineData(null, 0)]
    public void Of_Selection_IsNamedBelowItsLevel(double? p, int choices)
    {
        var notes = LabelNotes.Of([
            Figure("label_coverage", 0.6), Figure("label_selection", 0.4) with { Subject = "output.score" }, Figure("label_selection_p", p) with { Subject = "output.score" },
            Figure("label_selection_shift", 0.2) with { Subject = "output.score" }])!;

        Assert.Equal(choices, notes.Choices.Count);
        Assert.All(notes.Choices, c => Assert.Equal((0.4, 0.2), (c.Distance.Value, c.Shift!.Value)));
    }

    [Fact]
    public void Of_NoLabelOrASegmentAlone_IsNothing()
    {
        Assert.Null(LabelNotes.Of([Figure("event_count", 5)]));
        Assert.Null(LabelNotes.Of([Figure("label_coverage", null)]));
        Assert.Null(LabelNotes.Of([Figure("label_coverage", 0.5) with { Segment = "country=DE" }]));
    }

    private static Measurement Figure(string measure, double? value, double? lower = null, double? upper = null) => new()
    {
        Version = "1",
        Subject = "model",
        Measure = measure,
        Definition = measure + "/1",
        Value = value,
        Lower = lower,
        Upper = upper,
        N = 100,
    };
}
