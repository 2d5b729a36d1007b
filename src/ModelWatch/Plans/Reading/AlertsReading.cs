namespace ModelWatch.Plans.Reading;

/// <summary>Reads <c>alerts</c>.</summary>
internal static class AlertsReading
{
    public static AlertsPlan Read(PlanCell cell)
    {
        var alerts = new AlertsPlan();
        if (PlanSection.Open(cell, PlanKeys.Alerts, "{falseAlarmsPerYear: 1}") is not { } section) return alerts;
        return alerts with
        {
            FalseAlarmsPerYear = section["falseAlarmsPerYear"]?.Number(AllowedNumbers.Positive) ?? alerts.FalseAlarmsPerYear,
            Tolerance = section["tolerance"]?.Number(AllowedNumbers.InnerShare) ?? alerts.Tolerance,
            ShareTolerance = section["shareTolerance"]?.Number(AllowedNumbers.InnerShare) ?? alerts.ShareTolerance,
            Season = section["season"]?.Duration(TimeSpan.FromMinutes(1)) ?? alerts.Season,
            Thresholds = section["thresholds"] is { } thresholds ? Thresholds(thresholds) : alerts.Thresholds,
        };
    }

    private static Dictionary<string, double> Thresholds(PlanCell cell)
    {
        var limits = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (key, value) in cell.Pairs("{psi: 0.2}"))
        {
            if (!MeasureNames.All.Contains(key.Node.Text)) key.Fail($"unknown measure {key.Node.Text}.{MeasureReading.Hint(key.Node.Text)}");
            else if (value.Number(AllowedNumbers.Any) is { } limit) limits[key.Node.Text] = limit;
        }

        return limits;
    }
}
