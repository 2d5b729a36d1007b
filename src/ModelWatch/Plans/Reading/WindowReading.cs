namespace ModelWatch.Plans.Reading;

/// <summary>Reads <c>window</c>.</summary>
internal static class WindowReading
{
    public static WindowPlan Read(PlanCell cell)
    {
        var window = new WindowPlan();
        if (PlanSection.Open(cell, PlanKeys.Window, "{length: 1h}") is not { } section) return window;
        window = window with
        {
            Length = section["length"] is { } length ? Length(length) : window.Length,
            Lateness = section["lateness"]?.Duration(TimeSpan.Zero) ?? window.Lateness,
            Minimum = section["minimum"]?.Whole(1, 100_000_000) ?? window.Minimum,
            Horizon = section["horizon"]?.Duration(TimeSpan.Zero) ?? window.Horizon,
        };
        if (window.Horizon < window.Lateness)
        {
            (section["horizon"] ?? section["lateness"])?.Fail(
                $"the horizon ({Durations.Written(window.Horizon)}) is shorter than the lateness ({Durations.Written(window.Lateness)}); a window must take events as long as it waits");
        }

        return window;
    }

    private static WindowLength Length(PlanCell cell)
    {
        var text = cell.Node.Kind == PlanNodeKind.Scalar ? cell.Node.Text : "";
        for (var i = 0; i < PlanKeys.Lengths.Count; i++)
        {
            if (PlanKeys.Lengths[i] == text) return (WindowLength)i;
        }

        var same = Durations.Parse(text) is { } span ? PlanKeys.Lengths.FirstOrDefault(known => Durations.Parse(known) == span) : null;
        var hint = same is null ? "" : $" {text} is written {same}.";
        cell.Fail($"{cell.Node.Described} is no window length; write one of {string.Join(", ", PlanKeys.Lengths)}.{hint}");
        return WindowLength.OneHour;
    }
}
