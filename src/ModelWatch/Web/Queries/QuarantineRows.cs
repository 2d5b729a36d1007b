using System.Text.Json;
using ModelWatch.Web.Views;
using ModelWatch.Web.Words;
using ModelWatch.Windows;

namespace ModelWatch.Web.Queries;

/// <summary>Events with a value that cannot be used, value by value, the newest window first.</summary>
internal static class QuarantineRows
{
    private const int MostRows = 12;
    private const int MostCharacters = 60;

    public static IReadOnlyList<QuarantineRow> Of(ModelRecord record, Times times) =>
    [
        .. record.Quarantine.Reverse().SelectMany(held => held.Reasons.Select(reason => Row(held, reason.Key, reason.Value, times))).Take(MostRows),
    ];

    /// <summary>How many events in the windows that were read; more than are kept.</summary>
    public static long Events(ModelRecord record) => record.Quarantine.GroupBy(held => held.Window).Sum(window => window.First().Events);

    private static QuarantineRow Row(QuarantinedEvent held, string subject, string why, Times times) =>
        new(Id(held.Event), $"received {times.Minute(held.Received)}", subject, Value(held.Event, subject), Numbers.Why(why));

    private static string Id(JsonElement held) =>
        held.ValueKind == JsonValueKind.Object && held.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString()! : "no id";

    /// <summary>The value as JSON, so that a number in a text is seen to be one. Masked values were masked before they were stored.</summary>
    private static string Value(JsonElement held, string subject)
    {
        int dot = subject.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || held.ValueKind != JsonValueKind.Object || !held.TryGetProperty(subject[..dot] + "s", out var part)
            || part.ValueKind != JsonValueKind.Object || !part.TryGetProperty(subject[(dot + 1)..], out var value)) return "not kept";
        string text = value.GetRawText();
        return text.Length <= MostCharacters ? text : text[..(char.IsHighSurrogate(text[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters)] + "…";
    }
}
