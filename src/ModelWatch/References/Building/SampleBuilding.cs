using ModelWatch.Journal;
using ModelWatch.Plans;

namespace ModelWatch.References.Building;

/// <summary>Takes the chosen rows out of the spooled columns, one column after the other.</summary>
internal static class SampleBuilding
{
    /// <summary>The sample in the order of <paramref name="chosen"/>.</summary>
    public static RowSample Build(MonitoringPlan plan, SpooledRows rows, IReadOnlyList<long> chosen)
    {
        var inFile = chosen.Order().ToArray();
        var places = chosen.Select(c => Array.BinarySearch(inFile, c)).ToArray();
        return new RowSample(chosen.Count, [.. RowSample.Subjects(plan).Where(rows.Has).Select(s => Column(rows.Spool(s), inFile, places))]);
    }

    private static Column Column(ColumnSpool spool, long[] inFile, int[] places)
    {
        var gathered = new ColumnGather(spool.Field.ColumnName);
        var (next, before) = (0, 0L);
        foreach (var chunk in spool.Read())
        {
            for (; next < inFile.Length && inFile[next] < before + chunk.Count; next++) gathered.Add(chunk, (int)(inFile[next] - before));
            before += chunk.Count;
        }

        var found = gathered.ToColumn();
        var ordered = new ColumnGather(found.Name);
        foreach (var place in places) ordered.Add(found, place);
        return ordered.ToColumn();
    }
}
