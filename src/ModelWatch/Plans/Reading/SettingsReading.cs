namespace ModelWatch.Plans.Reading;

/// <summary>Reads the small sections.</summary>
internal static class SettingsReading
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static ArtifactPlan? Artifact(PlanCell cell)
    {
        if (PlanSection.Open(cell, PlanKeys.Artifact, "{path: models/tender.onnx}") is not { } section) return null;
        var path = section.Needed("path", "models/tender.onnx")?.Text();
        return new ArtifactPlan(path ?? "", section["sha256"] is { } digest ? Sha256(digest) : null);
    }

    public static ReferencePlan Reference(PlanCell cell)
    {
        var reference = new ReferencePlan();
        if (PlanSection.Open(cell, PlanKeys.Reference, "{time: recorded_at}") is not { } section) return reference;
        return new ReferencePlan(section["time"]?.Text() ?? reference.Time, section["encoding"] is { } encoding ? Encoding(encoding) : null);
    }

    public static SourcePlan? Source(PlanCell cell)
    {
        if (PlanSection.Open(cell, PlanKeys.Source, "{format: kserve, columns: {age: \"input-0[0]\"}}") is not { } section) return null;
        var columns = section["columns"] is { } given ? SourceColumns(given) : [];
        return new SourcePlan(section["format"]?.Text(), section["model"]?.Text(), columns);
    }

    private static Dictionary<string, string> SourceColumns(PlanCell cell)
    {
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in cell.Pairs("{age: \"input-0[0]\"}"))
        {
            if (value.Text() is not { } text) continue;
            if (SourceColumn.Parse(text) is null) value.Fail($"{value.Node.Described} is no place in a foreign body; write a column, or a tensor and the index of its element such as \"input-0[3]\"");
            else columns[key.Node.Text] = text;
        }

        return columns;
    }

    public static SamplingPlan Sampling(PlanCell cell)
    {
        var sampling = new SamplingPlan();
        if (PlanSection.Open(cell, PlanKeys.Sampling, "{rate: 0.1}") is not { } section) return sampling;
        var rate = section["rate"]?.Number(AllowedNumbers.Share) ?? sampling.Rate;
        var adaptive = section["adaptive"]?.Boolean() ?? sampling.Adaptive;
        var least = section["least"]?.Number(AllowedNumbers.Share);
        if (least is not null && !adaptive) section["least"]!.Fail("least is what an overload may leave; it needs adaptive: true");
        if (least > rate) section["least"]!.Fail("least is above the rate; no overload could leave more than is kept without one");
        return new SamplingPlan(rate, section["evidence"]?.Whole(0, 100_000) ?? sampling.Evidence, adaptive, least ?? sampling.Least);
    }

    public static PrivacyPlan Privacy(PlanCell cell)
    {
        if (PlanSection.Open(cell, PlanKeys.Privacy, "{mask: [product]}") is not { } section) return new PrivacyPlan(null, []);
        return new PrivacyPlan(section["allow"]?.Texts("[age]"), section["mask"]?.Texts("[product]") ?? []);
    }

    public static ReviewPlan? Review(PlanCell cell)
    {
        if (PlanSection.Open(cell, PlanKeys.Review, "{deadline: 2d}") is not { } section) return null;
        var review = new ReviewPlan(section["deadline"]?.Duration(TimeSpan.FromSeconds(1)), section["minimumTime"]?.Duration(TimeSpan.Zero));
        if (review.MinimumTime > review.Deadline) section["minimumTime"]?.Fail("minimumTime is longer than the deadline; no review could be right");
        return review;
    }

    public static RetentionPlan Retention(PlanCell cell)
    {
        var retention = new RetentionPlan();
        if (PlanSection.Open(cell, PlanKeys.Retention, "{record: 3y}") is not { } section) return retention;
        return retention with
        {
            Journal = section["journal"]?.Duration(Hour) ?? retention.Journal,
            Evidence = section["evidence"]?.Duration(TimeSpan.Zero) ?? retention.Evidence,
            Predictions = section["predictions"]?.Duration(Hour),
            Record = section["record"]?.Duration(TimeSpan.FromDays(1)) ?? retention.Record,
        };
    }

    /// <summary>UTF-8 is what files are without this key.</summary>
    private static string? Encoding(PlanCell cell)
    {
        if (cell.Text() is not { } name || name.Equals("utf-8", StringComparison.OrdinalIgnoreCase)) return null;
        if (FileEncoding.Named(name) is { } encoding) return encoding.WebName;
        cell.Fail($"unknown encoding {name}; write a name such as windows-1252, iso-8859-15, shift_jis or utf-16");
        return null;
    }

    private static string? Sha256(PlanCell cell)
    {
        if (cell.Text() is not { } digest) return null;
        if (digest.Length == 64 && digest.All(char.IsAsciiHexDigit)) return digest.ToLowerInvariant();
        cell.Fail($"{cell.Node.Described} is no SHA-256; write the 64 hexadecimal digits that sha256sum prints for the file");
        return null;
    }
}
