using System.Globalization;

namespace ModelWatch.Plans.Reading;

/// <summary>The way to a value, as people write it and as a JSON pointer (RFC 6901, as a fragment: it opens with #).</summary>
internal sealed record PlanPath(string Text, string Pointer)
{
    public static readonly PlanPath Root = new("", "#");

    public PlanPath Then(string key) =>
        new(Text.Length == 0 ? key : Text + "." + key, Pointer + "/" + Escaped(key));

    public PlanPath At(int index) =>
        new(Text + "[" + index.ToString(CultureInfo.InvariantCulture) + "]", Pointer + "/" + index.ToString(CultureInfo.InvariantCulture));

    private static string Escaped(string key) =>
        key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
