namespace ModelWatch.Windows;

/// <summary>Which quarantined events are asked for; what stands behind <c>After</c> is the last one that was given.</summary>
internal sealed record QuarantineQuery(
    string Model, long From, long To, string? Version, int Take, long? AfterStart = null, string? AfterVersion = null, byte[]? AfterId = null);
