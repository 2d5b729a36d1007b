using ModelWatch.Plans;
using ModelWatch.References;
using ModelWatch.References.Building;

namespace ModelWatch.Commands.Checking;

/// <summary>Whole rows of the current file, chosen as those of a reference are, for measures of several fields at once.</summary>
internal static class CurrentSample
{
    /// <summary>The sample in the order of the file; null where the plan asks for no such measure.</summary>
    public static RowSample? Read(CheckFile file, MonitoringPlan plan)
    {
        if (!MeasureNames.NeedsEvidence(plan))
            return null;
        var wanted = RowSample.Subjects(plan).Where(s => s != RowSample.Label).ToHashSet(StringComparer.Ordinal);
        var fields = CheckFields.Of(plan).Where(f => wanted.Contains(f.ColumnName)).ToList();
        var hashes = new RowHashes();
        file.ForEach(fields, chunk => hashes.Add(chunk.Columns, chunk.Rows));
        var chosen = hashes.Choose(RowSample.Most).Order().ToList();
        var gathered = fields.ConvertAll(f => new ColumnGather(f.ColumnName));
        var (next, before) = (0, 0L);
        file.ForEach(fields, chunk =>
        {
            for (; next < chosen.Count && chosen[next] < before + chunk.Rows; next++)
            {
                for (var i = 0; i < gathered.Count; i++)
                    gathered[i].Add(chunk.Columns[i], (int)(chosen[next] - before));
            }

            before += chunk.Rows;
        });
        return new(chosen.Count, gathered.ConvertAll(g => g.ToColumn()));
    }
}
