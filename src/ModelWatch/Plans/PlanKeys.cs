namespace ModelWatch.Plans;

/// <summary>The keys of each mapping of a plan, in the order in which the documentation lists them.</summary>
internal static class PlanKeys
{
    public static readonly IReadOnlyList<string> Root =
    [
        "model", "version", "purpose", "risk", "traffic", "owners", "deputies", "artifact", "window", "inputs", "outputs", "label", "reference",
        "segments", "source", "sampling", "privacy", "measures", "alerts", "criteria", "review", "retention", "report",
    ];

    public static readonly IReadOnlyList<string> Artifact = ["path", "sha256"];
    public static readonly IReadOnlyList<string> Window = ["length", "lateness", "minimum", "horizon"];

    public static readonly IReadOnlyList<string> Input =
        ["kind", "unit", "range", "values", "aliases", "sentinels", "pattern", "format", "required", "tolerance"];

    public static readonly IReadOnlyList<string> Output = ["kind", "threshold", "classes", "tolerance"];
    public static readonly IReadOnlyList<string> Label = ["kind", "positive", "column", "maturity"];
    public static readonly IReadOnlyList<string> Reference = ["time", "encoding"];
    public static readonly IReadOnlyList<string> Source = ["format", "model", "columns"];
    public static readonly IReadOnlyList<string> Sampling = ["rate", "evidence", "adaptive", "least"];
    public static readonly IReadOnlyList<string> Privacy = ["allow", "mask"];
    public static readonly IReadOnlyList<string> Measures = ["include", "exclude"];
    public static readonly IReadOnlyList<string> Alerts = ["falseAlarmsPerYear", "tolerance", "shareTolerance", "season", "thresholds"];
    public static readonly IReadOnlyList<string> Criterion = ["measure", "subject", "segment", "atLeast", "atMost", "between"];
    public static readonly IReadOnlyList<string> Review = ["deadline", "minimumTime"];
    public static readonly IReadOnlyList<string> Retention = ["journal", "evidence", "predictions", "record"];
    public static readonly IReadOnlyList<string> Report = ["every", "zone", "cutoff"];

    /// <summary>Functions that may own a model (and have a deputy).</summary>
    public static readonly IReadOnlyList<string> Functions = ["data-science", "business", "it", "on-call", "quality"];

    /// <summary>Lengths of a window as they are written, in the order of <see cref="WindowLength"/>.</summary>
    public static readonly IReadOnlyList<string> Lengths = ["5m", "15m", "1h", "1d", "1w", "1mo"];
}
