using System.Globalization;
using System.Text;
using ModelWatch.Access;
using ModelWatch.Access.Queries;
using ModelWatch.Plans;
using ModelWatch.State;

namespace ModelWatch.Windows;

/// <summary>The route of the events with a value that cannot be used.</summary>
internal static class QuarantineEndpoints
{
    public static void MapQuarantine(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/models/{model}/quarantine", List).WithTags("windows").WithSummary("Events with a value that cannot be used, masked fields masked")
            .AsksPage(QueryField.From, QueryField.To, QueryField.Version).ProducesProblem(400).ProducesProblem(404).Needs(Right.Read);

    private static IResult List(
        string model, PlanStore plans, IStateStore state, string? from, string? to, string? version, string? cursor, int limit = WindowList.Default)
    {
        if (plans.Latest(model) is null)
            return UnknownModel.Answer(model);
        if (!QueryText.TryTime(from, 0, out var first) || !QueryText.TryTime(to, long.MaxValue, out var end))
            return QueryText.Refused("from and to must be RFC 3339 times such as 2026-01-31T08:00:00Z.");
        var query = After(new QuarantineQuery(model, first, end, version, limit + 1), cursor);
        if (limit is < 1 or > WindowList.Most || query is null)
            return QueryText.Refused($"limit must be 1 to {WindowList.Most}, and cursor the text that the last page gave.");
        var rows = state.Read(connection => QuarantineTable.Read(connection, query));
        return Results.Ok(new { items = rows.Take(limit), next = rows.Count > limit ? CursorOf(rows[limit - 1]) : null });
    }

    private static string CursorOf(QuarantinedEvent last) => Convert.ToBase64String(
        Encoding.UTF8.GetBytes($"{last.Window.UtcTicks.ToString(CultureInfo.InvariantCulture)}|{last.Key}|{last.Version}"));

    private static QuarantineQuery? After(QuarantineQuery query, string? cursor)
    {
        if (cursor is null) return query;
        var bytes = new byte[4096];
        if (!Convert.TryFromBase64String(cursor, bytes, out var length)) return null;
        var parts = Encoding.UTF8.GetString(bytes, 0, length).Split('|', 3);
        if (parts.Length != 3 || !long.TryParse(parts[0], CultureInfo.InvariantCulture, out var start) || parts[1].Length != 32 || !parts[1].All(char.IsAsciiHexDigit)) return null;
        return query with { AfterStart = start, AfterId = Convert.FromHexString(parts[1]), AfterVersion = parts[2] };
    }
}
