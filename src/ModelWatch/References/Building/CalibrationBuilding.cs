using System.Runtime.InteropServices;
using ModelWatch.Journal;
using ModelWatch.Plans;

namespace ModelWatch.References.Building;

/// <summary>
/// Learns from all labelled rows how the probabilities of each output are to be read. Holds the scores and outcomes of one class at a time.
/// </summary>
internal static class CalibrationBuilding
{
    /// <summary>One calibration for each output with probabilities that the label can judge and that has a labelled row.</summary>
    public static IReadOnlyList<OutputCalibration> Build(MonitoringPlan plan, SpooledRows rows)
    {
        if (plan.Label is not { } label || !rows.Has(RowSample.Label)) return [];
        return [.. plan.Outputs.Where(o => rows.Has(o.Subject)).Select(o => Build(o, label, rows)).OfType<OutputCalibration>().Where(c => c.Rows > 0)];
    }

    private static OutputCalibration? Build(OutputPlan output, LabelPlan label, SpooledRows rows)
    {
        switch (output.Kind, label.Kind)
        {
            case (OutputKind.Probability, LabelKind.Binary):
                var positive = CanonicalText.Of(label.Positive);
                var (one, seen) = ClassOf(positive, (column, row) => Number(column.Numbers[row]));
                return new OutputCalibration(output.Subject, seen, [one]);
            case (OutputKind.Probabilities, not LabelKind.Number):
                var classes = Classes(output, rows).Select(name => ClassOf(name, (column, row) => ListNumber(column, row, name))).ToList();
                return classes.Count < 2 ? null : new OutputCalibration(output.Subject, classes[0].Rows, [.. classes.Select(c => c.Class)]);
            default:
                return null;
        }

        (ClassCalibration Class, long Rows) ClassOf(string name, Func<Column, int, double?> score)
        {
            var (scores, outcomes) = Gather(rows, output.Subject, name, score);
            return (new ClassCalibration(name, CalibratorChoice.Of(scores, outcomes)), scores.Length);
        }
    }

    private static (double[] Scores, bool[] Outcomes) Gather(SpooledRows rows, string subject, string name, Func<Column, int, double?> score)
    {
        var (scores, outcomes) = (new List<double>(), new List<bool>());
        foreach (var (column, labels) in rows.Spool(subject).Read().Zip(rows.Spool(RowSample.Label).Read()))
        {
            var hits = Array.ConvertAll(labels.Dictionary, text => CanonicalText.Of(text) == name);
            for (var row = 0; row < column.Count; row++)
            {
                if (column.States[row] != CellState.Value || labels.States[row] != CellState.Value || score(column, row) is not { } p) continue;
                scores.Add(p);
                outcomes.Add(hits[labels.Codes[row]]);
            }
        }

        return ([.. CollectionsMarshal.AsSpan(scores)], [.. outcomes]);
    }

    /// <summary>The plan's classes, then those that the rows name or come true, in ordinal order: the same order for the windows.</summary>
    private static IEnumerable<string> Classes(OutputPlan output, SpooledRows rows)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (column, labels) in rows.Spool(output.Subject).Read().Zip(rows.Spool(RowSample.Label).Read()))
        {
            found.UnionWith(column.ItemCodes.Where(c => c >= 0).Select(c => CanonicalText.Of(column.Dictionary[c])));
            found.UnionWith(labels.Codes.Where((c, row) => labels.States[row] == CellState.Value).Select(c => CanonicalText.Of(labels.Dictionary[c])));
        }

        return output.Classes.Select(CanonicalText.Of).Concat(found.Order(StringComparer.Ordinal)).Distinct(StringComparer.Ordinal);
    }

    private static double? Number(double p) => p is >= 0 and <= 1 ? p + 0.0 : null;

    /// <summary>A class that a row does not name has probability 0.</summary>
    private static double? ListNumber(Column column, int row, string name)
    {
        for (var i = column.Offsets[row]; i < column.Offsets[row + 1]; i++)
            if (column.ItemCodes[i] >= 0 && CanonicalText.Of(column.Dictionary[column.ItemCodes[i]]) == name) return Number(column.Items[i]);
        return 0;
    }
}
