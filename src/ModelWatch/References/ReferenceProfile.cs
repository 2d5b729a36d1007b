using ModelWatch.Plans;

namespace ModelWatch.References;

/// <summary>What normal is: the profile of a reference file. Immutable; its digest is that of its content, not of the file.</summary>
internal sealed record ReferenceProfile
{
    public required string Model { get; init; }

    /// <summary>Lower-case SHA-256 of the content: rows, times, profiles, sample, calibrations. Rows in another order give the same digest.</summary>
    public required string Digest { get; init; }

    /// <summary>The plan under which the file was read.</summary>
    public required string PlanDigest { get; init; }
    public required long Rows { get; init; }

    /// <summary>Least and greatest time of a row; null where the file has no times.</summary>
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? To { get; init; }

    /// <summary>True where the file said of each value whether it is a number, a text or a truth value (NDJSON, Parquet).</summary>
    public required bool HasKinds { get; init; }

    /// <summary>All rows, by subject.</summary>
    public required IReadOnlyDictionary<string, FeatureProfile> Features { get; init; }

    /// <summary>By segment value such as <c>country=DE</c> (at most 50 values a segment, the rest <c>country=other</c>), then by subject.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, FeatureProfile>> Segments { get; init; }

    /// <summary>The outcomes of the labelled rows; null where the plan has no label or the file no such column.</summary>
    public FeatureProfile? Label { get; init; }

    /// <summary>At most 2,000 whole rows, uniform over all rows of the file; empty where the reference was stored by an older version.</summary>
    public RowSample Sample { get; init; } = RowSample.Empty;

    /// <summary>How the probabilities of each output are to be read, learned from all labelled rows; empty without such.</summary>
    public IReadOnlyList<OutputCalibration> Calibrations { get; init; } = [];

    /// <summary>Sentences for the person who sent the file.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>By subject: the least shift, in probability points (0 to 1), that a window of the plan's minimum would surely show.</summary>
    public required IReadOnlyDictionary<string, double> SmallestShift { get; init; }

    /// <summary>Rows with a known outcome.</summary>
    public long LabelledRows => Label is null ? 0 : Label.Quality.Rows - Label.Quality.Missing.Rows - Label.Quality.Invalid.Rows;

    /// <summary>What the reference fixes, by subject.</summary>
    public IReadOnlyDictionary<string, FeatureGrid> Grids => Features.ToDictionary(f => f.Key, f => f.Value.Schema.Grid!, StringComparer.Ordinal);

    /// <summary>The schemas of a plan's inputs and outputs on the edges of this reference, for the profiles of windows.</summary>
    public IReadOnlyList<FeatureSchema> Schemas(MonitoringPlan plan) => FeatureSchema.Of(plan, Grids);
}
