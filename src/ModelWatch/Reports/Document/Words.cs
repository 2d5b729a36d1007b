namespace ModelWatch.Reports.Document;

/// <summary>Words of enumerations.</summary>
internal static class Words
{
    public static string Of<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>"1 window", "3 windows"; the number is the caller's HTML.</summary>
    public static string Plural(long count, string printed, string one) => printed + " " + one + (count == 1 ? "" : "s");
}
