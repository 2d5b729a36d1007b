using System.Data;
using System.Globalization;
using System.Text;
using ModelWatch.Access;
using ModelWatch.Access.Queries;
using ModelWatch.Plans;
using ModelWatch.State;

namespace ModelWatch.Windows;

/// <summary>The routes of the windows.</summary>
internal static class WindowEndpoints
{
    public static void MapWindows(this IEndpointRouteBuilder routes)
    {
        var windows = routes.MapGroup("/api/v1/models/{model}/windows").WithTags("windows");
        windows.MapGet("", List).AsksPage(QueryField.From, QueryField.To, QueryField.Version, QueryField.Segment).WithSummary("Windows of a model with their counts, sources and digests").ProducesProblem(400).ProducesProblem(404).Needs(Right.Read);
        windows.MapPost("/close", CloseAsync).WithSummary("Closes now what has ended by 'through', and revises closed windows that received something")
            .Asks(new QueryField("through", "Windows that end at this time or before; now without it.", "date-time")).Produces<CloseReceipt>().ProducesProblem(400).ProducesProblem(404).Needs(Right.Admin);
    }

    private static IResult List(
        string model, PlanStore plans, IStateStore state, string? from, string? to, string? version, string? segment, string? cursor, int limit = WindowList.Default)
    {
        if (plans.Latest(model) is null)
        {
            return UnknownModel.Answer(model);
        }

        if (!QueryText.TryTime(from, 0, out var first) || !QueryText.TryTime(to, long.MaxValue, out var end))
        {
            return QueryText.Refused("from and to must be RFC 3339 times such as 2026-01-31T08:00:00Z.");
        }

        var after = Cursor(cursor);
        if (limit is < 1 or > WindowList.Most || (cursor is not null && after is null))
        {
            return QueryText.Refused($"limit must be 1 to {WindowList.Most}, and cursor the text that the last page gave.");
        }

        var rows = state.Read(connection => WithSources(connection, model, WindowList.Read(connection, new WindowQuery(model, first, end, version, segment, limit, after))));
        var next = rows.Count > limit ? CursorOf(rows[limit - 1]) : null;
        return Results.Ok(new { items = rows.Take(limit), next });
    }

    private static IReadOnlyList<WindowRecord> WithSources(IDbConnection connection, string model, IReadOnlyList<WindowRecord> rows)
    {
        if (rows.Count == 0 || rows[0].Segment is not null)
        {
            return rows;
        }

        var sources = SourceTable.Read(connection, model, rows[0].Window.Start.UtcTicks, rows[^1].Window.Start.UtcTicks);
        return [.. rows.Select(r => r with { Sources = [.. sources[(r.Window.Start.UtcTicks, r.Version)]] })];
    }

    private static async Task<IResult> CloseAsync(string model, string? through, PlanStore plans, IWindowCloser closer, TimeProvider time)
    {
        if (plans.Latest(model) is null)
        {
            return UnknownModel.Answer(model);
        }

        return QueryText.TryTime(through, time.GetUtcNow().UtcTicks, out var ticks)
            ? Results.Ok(await closer.CloseAsync(model, new DateTimeOffset(ticks, TimeSpan.Zero)))
            : QueryText.Refused("through must be an RFC 3339 time such as 2026-01-31T08:00:00Z.");
    }

    private static string CursorOf(WindowRecord last) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(last.Window.Start.UtcTicks.ToString(CultureInfo.InvariantCulture) + "|" + last.Version));

    private static (long Start, string Version)? Cursor(string? text)
    {
        var bytes = new byte[1024];
        if (text is null || !Convert.TryFromBase64String(text, bytes, out var length))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(bytes, 0, length).Split('|', 2);
        return parts.Length == 2 && long.TryParse(parts[0], CultureInfo.InvariantCulture, out var start) ? (start, parts[1]) : null;
    }
}
