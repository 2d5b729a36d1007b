using System.Globalization;
using ModelWatch.Access;
using ModelWatch.Access.Queries;
using ModelWatch.Intake;
using ModelWatch.Plans;

namespace ModelWatch.Doors.Captures;

/// <summary>The doors for pieces of recorded files: the paths of the native doors with <c>?format=</c>. Events and labels may lie in one file, so both take both.</summary>
internal static class FormatEndpoints
{
    private const int LongestOrigin = 200;
    private const long GreatestRow = 1_000_000_000_000_000;

    private static readonly QueryField[] Fields =
    [
        new("format", $"The body is a piece of a recorded file: {string.Join(", ", CaptureFormat.Names)}.", IsRequired: true),
        new("origin", "With format: the word that rows without an id get theirs from."),
        new("row", "With format: the number of the first row of this piece.", "integer"),
        new("time", "With format: the time of rows that have none.", "date-time"),
    ];

    public static void MapFormats(this IEndpointRouteBuilder routes)
    {
        Map(routes, "/api/v1/models/{model}/events");
        Map(routes, "/api/v1/models/{model}/labels");
    }

    private static void Map(IEndpointRouteBuilder routes, string pattern) =>
        routes.MapPost(pattern, PostAsync).WithMetadata(new FormatMark()).ExcludeFromDescription().Asks(Fields).Needs(Right.Ingest);

    private static async Task<IResult> PostAsync(string model, HttpContext http, ForeignDoor door, PlanStore plans, DoorOptions options, TimeProvider time)
    {
        if (plans.Effective(model) is not { } plan) return ReceiptAnswer.Unknown(model, plans.Faults.GetValueOrDefault(model));
        var query = http.Request.Query;
        var format = query["format"].ToString();
        if (!CaptureFormat.Names.Contains(format))
            return Results.Problem($"The format is not known; write one of {string.Join(", ", CaptureFormat.Names)}.", statusCode: 400, title: "Unknown format");
        var (origin, fileTime) = (Text(query["origin"]), Text(query["time"]));
        if (origin is { Length: > LongestOrigin } || (fileTime is not null && !EventTime.TryParse(fileTime, out _)))
            return Results.Problem($"origin must be a text of at most {LongestOrigin} characters, time RFC 3339.", statusCode: 400, title: "Wrong query");
        if (Row(query["row"]) is not { } first)
            return Results.Problem($"row must be a whole number from 0 to {GreatestRow}, written in digits: how many rows of the file came before this piece.", statusCode: 400, title: "Wrong query");
        fileTime ??= format == "sagemaker" ? time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture) : null;
        return await door.AnswerAsync(http, format, 202, (body, work) => CaptureFormat.Read(format, body, new CaptureContext(plan, work, origin, first, fileTime, options)));
    }

    /// <summary>0 where it is not given, null where it cannot be.</summary>
    private static long? Row(Microsoft.Extensions.Primitives.StringValues values) =>
        values.Count == 0 ? 0
        : values.Count == 1 && long.TryParse(values[0], NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row <= GreatestRow ? row
        : null;

    private static string? Text(Microsoft.Extensions.Primitives.StringValues values) => values.ToString() is { Length: > 0 } text ? text : null;
}
