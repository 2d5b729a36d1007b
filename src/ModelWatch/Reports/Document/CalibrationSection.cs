using ModelWatch.Measures;

namespace ModelWatch.Reports.Document;

/// <summary>Section 6: whether probabilities mean what they say.</summary>
internal static class CalibrationSection
{
    public static Section Of(PageContent page)
    {
        var measured = page.Snapshot.Measurements.Where(m => MeasureForms.IsCalibration(m.Measure) && m.Value is not null).ToArray();
        var slope = measured.FirstOrDefault(m => m.Segment is null && m.Measure == "calibration_slope");
        var lead = (measured.Length, slope) switch
        {
            (0, _) => "Calibration could not be measured: no probability of the period has a known outcome.",
            (_, null) => "Calibration was measured on the predictions whose outcome is known.",
            _ => $"The calibration slope is {page.Value(slope)} (1 is perfect; below 1 the probabilities are too extreme).",
        };
        var states = measured.Select(m => page.VerdictOn(m)?.State).OfType<CriterionState>();
        return new Section("6", "Calibration", Marks.Of(Marks.Worst(states)), lead, MeasureTable.Of(page, MeasureForms.IsCalibration, "<b>None.</b> No calibration figure."));
    }
}
