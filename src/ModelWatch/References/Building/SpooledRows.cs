using ModelWatch.Journal;
using ModelWatch.Plans;
using ModelWatch.References.Files;

namespace ModelWatch.References.Building;

/// <summary>All rows of a file on disk, by column; times and segments are counted on the way. Deleted when disposed.</summary>
internal sealed class SpooledRows : IDisposable
{
    private readonly ColumnSpool[] _spools;
    private readonly bool[] _present;
    private readonly IReadOnlyList<(int Column, SegmentCodes Codes)> _segments;
    private readonly int[] _sampled;
    private readonly int _time;

    public SpooledRows(MonitoringPlan plan, IReadOnlyList<TableField> fields, string directory)
    {
        Times = new TimeSpanFound(plan);
        _present = new bool[fields.Count];
        _time = IndexOf(fields, ReferenceLayout.TimeColumn);
        _sampled = [.. RowSample.Subjects(plan).Select(s => IndexOf(fields, s))];
        _segments = [.. plan.Segments.Select(s => (ColumnOf(fields, s), new SegmentCodes(s, SchemaOf(plan, s))))];
        var opened = new List<ColumnSpool>();
        try
        {
            foreach (var field in fields) opened.Add(new ColumnSpool(field, directory));
            _spools = [.. opened];
        }
        catch
        {
            opened.ForEach(s => s.Dispose());
            throw;
        }
    }

    public long Count { get; private set; }
    public TimeSpanFound Times { get; }

    /// <summary>What each row holds, to choose a sample by.</summary>
    public RowHashes Hashes { get; } = new();

    public void Add(TableChunk chunk)
    {
        Count += chunk.Rows;
        for (var i = 0; i < _spools.Length; i++)
        {
            _present[i] = _present[i] || chunk.Columns[i].States.AsSpan().ContainsAnyExcept(CellState.Absent);
            if (i == _time) Times.Add(chunk.Columns[i]);
            else _spools[i].Write(chunk.Columns[i]);
        }

        foreach (var (column, codes) in _segments) codes.Add(chunk.Columns[column]);
        Hashes.Add([.. _sampled.Select(i => chunk.Columns[i])], chunk.Rows);
    }

    /// <summary>True when the file had the column, in at least one row.</summary>
    public bool Has(string columnName) => Array.FindIndex(_spools, s => s.Field.ColumnName == columnName) is var at and >= 0 && _present[at];

    public ColumnSpool Spool(string columnName) => Array.Find(_spools, s => s.Field.ColumnName == columnName)!;

    /// <summary>Names the segments; to be asked once, after the last row.</summary>
    public SegmentMap Segments() => SegmentMap.Of(_segments.Select(s => s.Codes));

    public void Dispose()
    {
        foreach (var spool in _spools) spool.Dispose();
    }

    private static int IndexOf(IReadOnlyList<TableField> fields, string columnName) =>
        Enumerable.Range(0, fields.Count).First(i => fields[i].ColumnName == columnName);

    private static int ColumnOf(IReadOnlyList<TableField> fields, string segment) =>
        Enumerable.Range(0, fields.Count).First(i => fields[i].ColumnName == "input." + segment || fields[i].ColumnName == "segment." + segment);

    /// <summary>An event segment has no declaration: its values count as they stand.</summary>
    private static FeatureSchema SchemaOf(MonitoringPlan plan, string segment) =>
        FeatureSchema.Of(plan.Inputs.FirstOrDefault(i => i.Name == segment) ?? new InputPlan(segment, InputKind.Categorical));
}
