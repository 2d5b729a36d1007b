namespace ModelWatch.Series;

/// <summary>
/// Sentences with which stores refuse a sample for its time. Prometheus sends one of them with status 500, which would else be tried again for ever.
/// </summary>
internal static class SampleRefusal
{
    private const string TooOld = "too old sample";

    private static readonly (string Sentence, DeadReason Kind)[] Known =
    [
        ("out of bounds", DeadReason.TooOld),
        (TooOld, DeadReason.TooOld),
        ("beyond retention policy", DeadReason.TooOld),
        ("out of order sample", DeadReason.Conflict),
        ("duplicate sample for timestamp", DeadReason.Conflict),
    ];

    /// <summary>Why the store refuses, or null where the text is none of these.</summary>
    public static DeadReason? Of(string text)
    {
        foreach (var (sentence, kind) in Known)
        {
            if (text.Contains(sentence, StringComparison.OrdinalIgnoreCase))
                return kind;
        }

        return null;
    }

    /// <summary>Whether a text that came as the server's own fault says that the sample is to blame.</summary>
    public static bool SaidAsFault(string text) => text.Contains(TooOld, StringComparison.OrdinalIgnoreCase);
}
