using ModelWatch.Plans;
using ModelWatch.References.Building;
using ModelWatch.References.Files;

namespace ModelWatch.References;

/// <summary>
/// Reads a file as the reference of a plan: once from the stream onto disk by column, then column by column into profiles. Memory
/// holds one column of numbers at most; nothing is left on disk, however it ends.
/// </summary>
internal static class ReferenceBuilder
{
    /// <summary>Builds the profile, or says everything that is wrong with the file. Reads and disposes <paramref name="stream"/>.</summary>
    /// <param name="plan">The plan that declares the columns.</param>
    /// <param name="stream">CSV, NDJSON or Parquet, also packed with gzip; at its start.</param>
    /// <param name="temporary">Directory for the columns; the system's when null.</param>
    /// <param name="cancellation">Ends the work between two chunks.</param>
    public static ReferenceReading Build(MonitoringPlan plan, Stream stream, string? temporary = null, CancellationToken cancellation = default)
    {
        var directory = temporary ?? Path.GetTempPath();
        try
        {
            using var table = TableReader.Open(stream, directory, encoding: plan.Reference.Encoding);
            return Build(plan, table, directory, cancellation);
        }
        catch (TableFault fault)
        {
            return new ReferenceReading(null, [new ReferenceProblem(fault.Message, fault.Line, fault.Column)], fault.TooLarge);
        }
    }

    private static ReferenceReading Build(MonitoringPlan plan, TableSource table, string directory, CancellationToken cancellation)
    {
        var fields = ReferenceLayout.Of(plan);
        if (table.Names is { } names && ReferenceLayout.Missing(fields, f => names.Contains(f.Source)).ToList() is { Count: > 0 } missing)
            return new ReferenceReading(null, missing);
        using var rows = new SpooledRows(plan, fields, directory);
        foreach (var chunk in table.Read(fields))
        {
            cancellation.ThrowIfCancellationRequested();
            rows.Add(chunk);
        }

        if (rows.Count == 0) return new ReferenceReading(null, [new ReferenceProblem("The file has a header but no rows.")]);
        var absent = ReferenceLayout.Missing(fields, f => rows.Has(f.ColumnName)).ToList();
        return absent.Count > 0 ? new ReferenceReading(null, absent) : new ReferenceReading(Profile(plan, table, fields, rows, cancellation), []);
    }

    private static ReferenceProfile Profile(
        MonitoringPlan plan, TableSource table, IReadOnlyList<TableField> fields, SpooledRows rows, CancellationToken cancellation)
    {
        var segments = rows.Segments();
        var sample = SampleBuilding.Build(plan, rows, rows.Hashes.Choose(RowSample.Most));
        var features = new SortedDictionary<string, FeatureProfile>(StringComparer.Ordinal);
        var bySegment = segments.Names.ToDictionary(n => n, _ => new SortedDictionary<string, FeatureProfile>(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var schema in FeatureSchema.Of(plan))
        {
            cancellation.ThrowIfCancellationRequested();
            var (all, parts) = FeatureBuilding.Build(schema, rows.Spool(schema.Subject), segments);
            features[schema.Subject] = all;
            for (var i = 0; i < parts.Length; i++) bySegment[segments.Names[i]][schema.Subject] = parts[i];
        }

        var label = plan.Label is { } outcome && rows.Has("label")
            ? FeatureBuilding.Build(FeatureSchema.Of(outcome), rows.Spool("label"), SegmentMap.Of([])).All
            : null;
        var reference = new ReferenceProfile
        {
            Model = plan.Model,
            Digest = "",
            PlanDigest = plan.Digest,
            Rows = rows.Count,
            From = rows.Times.From,
            To = rows.Times.To,
            HasKinds = table.HasKinds,
            Features = features,
            Segments = bySegment.ToDictionary(s => s.Key, s => (IReadOnlyDictionary<string, FeatureProfile>)s.Value, StringComparer.Ordinal),
            Label = label,
            Sample = sample,
            Calibrations = CalibrationBuilding.Build(plan, rows),
            Warnings = [],
            SmallestShift = SmallestShifts.Of(plan, rows.Count, features.Values),
        };
        return reference with
        {
            Digest = ReferenceBytes.DigestOf(reference),
            Warnings = [.. rows.Times.Warnings(), .. ReferenceWarnings.Of(plan, reference, table, fields, rows, segments)],
        };
    }
}
