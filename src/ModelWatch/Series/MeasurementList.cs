namespace ModelWatch.Series;

/// <summary>A page of measurements; <paramref name="Next"/> is passed back as <c>cursor</c>, null on the last page.</summary>
internal sealed record MeasurementList(IReadOnlyList<MeasurementView> Items, string? Next);
