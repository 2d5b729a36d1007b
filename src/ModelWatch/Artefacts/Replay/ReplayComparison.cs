using ModelWatch.Plans;

namespace ModelWatch.Artefacts.Replay;

/// <summary>Compares one recorded output with what the model file gave.</summary>
internal static class ReplayComparison
{
    public static ReplayGap Of(RecordedOutput recorded, ScoredOutput said)
    {
        if (recorded.Plan.Kind is OutputKind.Interval or OutputKind.Vector)
            return ReplayGap.Absent($"Replay does not compare {recorded.Plan.Name}: its kind is not supported.");
        if (recorded.Plan.Kind == OutputKind.Class)
            return Classes(recorded, said);
        if (recorded.Plan is { Kind: OutputKind.Probabilities, Classes.Count: 0 })
            return ReplayGap.Absent($"The plan does not name the classes of {recorded.Plan.Name}, so their order is not known.");
        if (said.Values is null)
            return ReplayGap.Absent($"The model gives text for {recorded.Plan.Name}.");
        var second = recorded.Plan.Kind == OutputKind.Probability && said.Width == 2;
        if (said.Width != recorded.Width && !second)
            return ReplayGap.Absent($"The model gives {said.Width} values for {recorded.Plan.Name}, recorded are {recorded.Width}.");
        return Numbers(recorded, said, second ? 1 : 0);
    }

    private static ReplayGap Numbers(RecordedOutput recorded, ScoredOutput said, int offset)
    {
        var (worst, at, rows) = (-1.0, 0, 0);
        for (var row = 0; row < recorded.Values.Length / recorded.Width; row++)
        {
            var seen = false;
            for (var k = 0; k < recorded.Width; k++)
            {
                var was = recorded.Values[row * recorded.Width + k];
                if (double.IsNaN(was))
                    continue;
                seen = true;
                var gap = Math.Abs(said.Values![row * said.Width + offset + k] - was);
                if (!double.IsFinite(gap))
                    return ReplayGap.Absent($"The model gives a value of {recorded.Plan.Name} that is no finite number.");
                (worst, at) = gap > worst ? (gap, row) : (worst, at);
            }

            rows += seen ? 1 : 0;
        }

        return Result(recorded, worst, at, rows);
    }

    private static ReplayGap Classes(RecordedOutput recorded, ScoredOutput said)
    {
        var (worst, at, rows) = (-1.0, 0, 0);
        for (var row = 0; row < recorded.Texts.Length; row++)
        {
            if (recorded.Texts[row] is not { } was)
                continue;
            rows++;
            var now = said.Texts?[row] ?? said.Values![row * said.Width].ToString("R", System.Globalization.CultureInfo.InvariantCulture);
            var gap = was == now ? 0 : 1;
            (worst, at) = gap > worst ? (gap, row) : (worst, at);
        }

        return Result(recorded, worst, at, rows);
    }

    private static ReplayGap Result(RecordedOutput recorded, double worst, int at, int rows) => rows == 0
        ? ReplayGap.Absent($"No row has a recorded {recorded.Plan.Name}.")
        : new ReplayGap(worst, rows, null, recorded.Plan.Name, at);
}
