namespace ModelWatch.Statistics.Drift;

/// <summary>The reasons for an absent drift figure.</summary>
internal static class Reasons
{
    public const string NoReference = "no reference values";
    public const string NoCurrent = "no current values";

    public static string? Empty(long reference, long current) =>
        reference == 0 ? NoReference : current == 0 ? NoCurrent : null;
}
