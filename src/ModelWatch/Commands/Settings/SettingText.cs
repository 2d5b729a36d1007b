using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using ModelWatch.Access;

namespace ModelWatch.Commands.Settings;

/// <summary>Reads the text of one setting, in the forms that people write, into the form that the binder takes. Pure.</summary>
internal static class SettingText
{
    private const string Sizes = "such as 67108864, 64MiB or 64MB";
    private const string Lengths = "such as 00:01:30, 1.12:00:00, 90s, 5m, 24h or 30d";

    /// <summary>Whether the type holds one value and no section.</summary>
    public static bool IsSingle(Type type) => Bare(type) is var bare && (bare.IsPrimitive || bare.IsEnum || bare == typeof(string) || bare == typeof(TimeSpan) || bare == typeof(Uri));

    /// <summary>The text for the binder, or what is wrong; the sentence says the value, so a text (which may be a secret) is never judged here.</summary>
    public static (string? Text, string? Mistake) Read(string text, Type type, PropertyInfo? property, bool isSize)
    {
        var bare = Bare(type);
        object? value = bare == typeof(TimeSpan) ? Length(text)
            : isSize ? ByteSize.Parse(text)
            : bare == typeof(int) || bare == typeof(long) ? Whole(text)
            : bare == typeof(double) ? Number(text)
            : bare == typeof(bool) ? Truth(text)
            : bare.IsEnum ? (Enum.TryParse(bare, text, ignoreCase: true, out var named) ? named : null)
            : text;
        if (value is null) return (null, $"'{text}' is {Wanted(bare, isSize)}");
        if (Limits(bare, property) is var (least, most) && value is IComparable number && (number.CompareTo(least) < 0 || number.CompareTo(most) > 0))
            return (null, $"'{text}' must be from {Written(least, isSize)} to {Written(most, isSize)}");
        return (value is TimeSpan span ? span.ToString("c", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture), null);
    }

    private static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static string Wanted(Type type, bool isSize) =>
        type == typeof(TimeSpan) ? $"no length of time; write one {Lengths}"
        : isSize ? $"no number of bytes; write one {Sizes}"
        : type == typeof(bool) ? "neither true nor false"
        : type.IsEnum ? "none of " + string.Join(", ", Enum.GetNames(type))
        : type == typeof(double) ? "no number"
        : "no whole number";

    /// <summary>The range that the property states, else that of its type, in the type that texts are read to.</summary>
    private static (object Least, object Most)? Limits(Type type, PropertyInfo? property)
    {
        var range = property?.GetCustomAttribute<RangeAttribute>();
        if (range is not null && type == typeof(TimeSpan))
            return (TimeSpan.Parse((string)range.Minimum, CultureInfo.InvariantCulture), TimeSpan.Parse((string)range.Maximum, CultureInfo.InvariantCulture));
        if (type == typeof(double)) return range is null ? null : (Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture), Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture));
        if (range is not null) return (Convert.ToInt64(range.Minimum, CultureInfo.InvariantCulture), Convert.ToInt64(range.Maximum, CultureInfo.InvariantCulture));
        return type == typeof(int) ? ((long)int.MinValue, (long)int.MaxValue) : null;
    }

    private static string Written(object limit, bool isSize) => limit switch
    {
        long bytes when isSize => ByteSize.Written(bytes),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        _ => Convert.ToString(limit, CultureInfo.InvariantCulture)!,
    };

    /// <summary>A bare number is none: the framework would take 10 for ten days.</summary>
    private static TimeSpan? Length(string text) =>
        text.Trim() == "0" ? TimeSpan.Zero
        : KeyReading.Length(text.Trim()) ?? (text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) ? span : null);

    private static long? Whole(string text) => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static bool? Truth(string text) => bool.TryParse(text, out var truth) ? truth : null;
}
