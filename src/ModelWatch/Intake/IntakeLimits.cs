namespace ModelWatch.Intake;

/// <summary>
/// What a door takes at most. Each bound has a refusal (modelwatch_ingest_rejections_total) or a cell of the wrong kind
/// (modelwatch_feature_invalid_ratio, reason type) whose text says why.
/// </summary>
internal static class IntakeLimits
{
    /// <summary>How far ahead of the service's clock the time of an event or label may be.</summary>
    public static readonly TimeSpan LargestLead = TimeSpan.FromMinutes(10);

    /// <summary>Bytes of a body of events or labels after unpacking.</summary>
    public const int LargestBody = 32 * 1024 * 1024;

    /// <summary>Bytes of one event or label.</summary>
    public const int LargestElement = 1024 * 1024;

    /// <summary>How often a body may be smaller packed than unpacked, once it has passed <see cref="FreeOfRatio"/>.</summary>
    public const int LargestRatio = 100;

    /// <summary>Bytes that may be unpacked whatever the ratio.</summary>
    public const int FreeOfRatio = 1024 * 1024;

    /// <summary>Objects and arrays within each other, the event included.</summary>
    public const int Deepest = 64;

    /// <summary>Members of an event and of its parts, declared or not.</summary>
    public const int MostFields = 10_000;

    /// <summary>Characters of a field's name, as in a plan.</summary>
    public const int LongestName = 256;

    /// <summary>Bytes of a text value.</summary>
    public const int LongestText = 64 * 1024;

    /// <summary>Characters that are shown of a longer one.</summary>
    public const int ShownOfLongText = 64;

    /// <summary>Different texts of one column in one body.</summary>
    public const int MostTexts = 100_000;

    /// <summary>What stands in the dictionary for texts beyond <see cref="MostTexts"/>.</summary>
    public const string SurplusText = "(more than 100000 different texts in one body)";

    /// <summary>Refusals that a receipt lists; the rest is only counted.</summary>
    public const int MostListed = 1_000;
}
