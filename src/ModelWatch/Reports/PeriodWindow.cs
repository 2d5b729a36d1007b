namespace ModelWatch.Reports;

/// <summary>A window of the period as the snapshot froze it. <paramref name="Used"/>: its rows are in the figures.</summary>
internal sealed record PeriodWindow(
    DateTimeOffset Start, DateTimeOffset End, string Version, int Revision, bool Closed, long Events, long Labelled, long Late, long Duplicates, string? Digest, bool Used);
