using System.Globalization;

namespace ModelWatch.Plans.Reading;

/// <summary>Reads single values. Each reading answers null after telling what is wrong.</summary>
internal static class ScalarReading
{
    private const int LongestText = 4_000;

    /// <summary>A text that is not blank. Plain numbers count by their spelling, so that <c>version: 3.10</c> stays 3.10.</summary>
    public static string? Text(this PlanCell cell)
    {
        if (cell.Node.Kind != PlanNodeKind.Scalar) return Wrong(cell, $"expected a text, found {cell.Node.Described}");
        if (string.IsNullOrWhiteSpace(cell.Node.Text)) return Wrong(cell, "the text is blank; write one or remove the key");
        if (cell.Node.Text.Length > LongestText) return Wrong(cell, $"the text is longer than {LongestText} characters; shorten it");
        return cell.Node.Text;
    }

    public static double? Number(this PlanCell cell, AllowedNumbers allowed)
    {
        var node = cell.Node;
        if (node.Kind != PlanNodeKind.Scalar) return cell.Failed<double>($"expected a number, found {node.Described}");
        var isNumber = double.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value);
        if (isNumber && node.Quoted) return cell.Failed<double>($"expected a number, found the text {node.Described}; remove the quotes");
        if (!isNumber) return cell.Failed<double>($"expected a number such as 0.05, found {node.Described}");
        if (!double.IsFinite(value)) return cell.Failed<double>($"{node.Text} is no finite number; write one that a double can hold");
        return allowed.Contains(value) ? value : cell.Failed<double>($"{node.Text} is outside the allowed values; write a number {allowed}");
    }

    public static int? Whole(this PlanCell cell, int lower, int upper)
    {
        if (cell.Number(new AllowedNumbers(lower, upper)) is not { } value) return null;
        return value == Math.Floor(value) ? (int)value : cell.Failed<int>($"{cell.Node.Text} is no whole number; write {Math.Floor(value)} or {Math.Ceiling(value)}");
    }

    public static bool? Boolean(this PlanCell cell)
    {
        var node = cell.Node;
        if (node is { Kind: PlanNodeKind.Scalar, Quoted: false })
        {
            if (node.Text.Equals("true", StringComparison.OrdinalIgnoreCase)) return true;
            if (node.Text.Equals("false", StringComparison.OrdinalIgnoreCase)) return false;
        }

        return cell.Failed<bool>($"expected true or false without quotes, found {node.Described}");
    }

    /// <summary>A span of time such as 15m, at least <paramref name="least"/>; the plain number 0 is no time at all.</summary>
    public static TimeSpan? Duration(this PlanCell cell, TimeSpan least)
    {
        if (cell.Node.Kind != PlanNodeKind.Scalar || Durations.Parse(cell.Node.Text) is not { } span)
            return cell.Failed<TimeSpan>($"expected a duration such as 30s, 5m, 1h, 7d, 1w, 1mo or 3y, found {cell.Node.Described}");
        return span >= least ? span : cell.Failed<TimeSpan>($"{cell.Node.Text} is too short; write at least {Durations.Written(least)}");
    }

    /// <summary>One of the words of an enumeration, spelled in lower case.</summary>
    public static T? OneOf<T>(this PlanCell cell) where T : struct, Enum
    {
        var names = Enum.GetNames<T>().Select(name => name.ToLowerInvariant()).ToArray();
        var text = cell.Node.Kind == PlanNodeKind.Scalar ? cell.Node.Text : "";
        var at = Array.IndexOf(names, text);
        if (at >= 0) return Enum.GetValues<T>()[at];
        return cell.Failed<T>($"{cell.Node.Described} is not one of {string.Join(", ", names)}.{NearMiss.Hint(text, names)}");
    }

    /// <summary>A value of the data as its canonical text: numbers, truth values and texts are all allowed.</summary>
    public static string? Canonical(this PlanCell cell)
    {
        var node = cell.Node;
        if (node.Kind == PlanNodeKind.Scalar && !node.IsNull) return CanonicalText.Of(node.Text);
        return Wrong(cell, node.IsNull
            ? "nothing stands here; write a value, \"\" for the blank text or \"null\" for that word"
            : $"expected a value, found {node.Described}");
    }

    private static string? Wrong(PlanCell cell, string message)
    {
        cell.Fail(message);
        return null;
    }
}
