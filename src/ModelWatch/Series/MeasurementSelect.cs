using System.Data;
using Dapper;
namespace ModelWatch.Series;

/// <summary>
/// Walks from window to window, and in each through the series of its version. The joins are CROSS so that the engine keeps this order: the rows then
/// come sorted, a page stops early, and one measure over a year is one seek a window.
/// </summary>
internal static class MeasurementSelect
{
    private const string Columns = """
        SELECT w.start AS Start, w."end" AS "End", w.revision AS Revision, w.version AS Version,
               s.segment AS Segment, s.subject AS Subject, s.measure AS Measure, s.definition AS Definition, s.unit AS Unit,
               p.value AS Value, p.lower AS Lower, p.upper AS Upper, p.level AS Level, p.error AS Error, p.n AS N, p.state AS State,
               p.provisional AS Provisional,
               (SELECT text FROM series_text WHERE id = p.why) AS Why,
               (SELECT text FROM series_text WHERE id = p.reference) AS Reference,
               (SELECT text FROM series_text WHERE id = p.plan) AS Plan
        FROM series_window w
        CROSS JOIN series s
        CROSS JOIN series_point p
        WHERE w.model = @Model AND s.model = w.model AND s.version = w.version
          AND p.start = w.start AND p.series = s.id AND p.revision = w.revision
          AND w.revision = (
              SELECT MAX(k.revision) FROM series_window k
              WHERE k.model = w.model AND k.start = w.start AND k.version = w.version AND k.recorded <= @asOf)
        """;

    private const string Order = " ORDER BY w.start, w.version, w.revision, s.segment, s.subject, s.measure LIMIT @take";

    public static MeasurementPage Run(IDbConnection connection, MeasurementQuery query)
    {
        var (sql, parameters) = Statement(query);
        var rows = connection.Query<MeasurementRow>(sql, parameters).AsList();
        if (rows.Count <= query.Limit)
            return new MeasurementPage(rows.ConvertAll(r => r.ToMeasurement()), null);

        rows.RemoveAt(rows.Count - 1);
        return new MeasurementPage(rows.ConvertAll(r => r.ToMeasurement()), rows[^1].Place());
    }

    /// <summary>The statement and its parameters; the filters that are absent are not in it, so that each form has its own plan.</summary>
    public static (string Sql, object Parameters) Statement(MeasurementQuery query) => (Columns + Filters(query) + Order, Parameters(query));

    private static string Filters(MeasurementQuery query) => string.Concat(
        query.From is null ? null : " AND w.start >= @from",
        query.To is null ? null : " AND w.start < @to",
        query.Version is null ? null : " AND w.version = @Version",
        query.Segment is null ? null : " AND s.segment = @Segment",
        query.Subject is null ? null : " AND s.subject = @Subject",
        query.Measure is null ? null : " AND s.measure = @Measure",
        query.After is null ? null : " AND w.start >= @afterStart AND (w.start, w.version, s.segment, s.subject, s.measure) > (@afterStart, @afterVersion, @afterSegment, @afterSubject, @afterMeasure)");

    private static object Parameters(MeasurementQuery query) => new
    {
        query.Model,
        query.Version,
        query.Segment,
        query.Subject,
        query.Measure,
        from = query.From?.UtcTicks,
        to = query.To?.UtcTicks,
        asOf = query.AsOf?.UtcTicks ?? long.MaxValue,
        afterStart = query.After?.Start,
        afterVersion = query.After?.Version,
        afterSegment = query.After?.Segment,
        afterSubject = query.After?.Subject,
        afterMeasure = query.After?.Measure,
        take = query.Limit + 1,
    };
}
