using System.Globalization;

namespace ModelWatch.Commands.Settings;

/// <summary>A number of bytes as people write it: 67108864, 64MiB, 64 MiB, 1GiB, 500KB. KB, MB, GB and TB are powers of 1,000; with an i powers of 1,024.</summary>
internal static class ByteSize
{
    private static readonly Dictionary<string, long> _units = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = 1,
        ["B"] = 1,
        ["KB"] = 1_000,
        ["MB"] = 1_000_000,
        ["GB"] = 1_000_000_000,
        ["TB"] = 1_000_000_000_000,
        ["KiB"] = 1L << 10,
        ["MiB"] = 1L << 20,
        ["GiB"] = 1L << 30,
        ["TiB"] = 1L << 40,
    };

    /// <summary>The bytes, or null for a text that is no whole number of bytes or beyond what a number holds.</summary>
    public static long? Parse(string text)
    {
        var trimmed = text.Trim();
        var digits = trimmed.AsSpan().TrimEnd("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ ");
        return _units.TryGetValue(trimmed[digits.Length..].Trim(), out var unit)
            && long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && Int128.Abs(number) * unit <= long.MaxValue
            ? number * unit
            : null;
    }

    /// <summary>The shortest spelling that <see cref="Parse"/> reads back.</summary>
    public static string Written(long bytes)
    {
        var unit = _units.Where(known => known.Key is "KiB" or "MiB" or "GiB" or "TiB" && bytes != 0 && bytes % known.Value == 0).OrderBy(known => known.Value).LastOrDefault();
        return unit.Key is null ? bytes.ToString(CultureInfo.InvariantCulture) : (bytes / unit.Value).ToString(CultureInfo.InvariantCulture) + unit.Key;
    }
}
