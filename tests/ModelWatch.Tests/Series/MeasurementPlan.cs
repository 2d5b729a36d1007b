using System.Data;
using Dapper;
using ModelWatch.Series;

namespace ModelWatch.Tests.Series;

/// <summary>How the engine would run the query of the record.</summary>
internal static class MeasurementPlan
{
    public static IReadOnlyList<string> Explain(IDbConnection connection)
    {
        var query = new MeasurementQuery("m") { Measure = "ks", Subject = "input.dose_mg", Segment = string.Empty, From = Some.Start };
        var (sql, parameters) = MeasurementSelect.Statement(query);
        return [.. connection.Query<PlanStep>("EXPLAIN QUERY PLAN " + sql, parameters).Select(s => s.Detail)];
    }

    private sealed class PlanStep
    {
        public string Detail { get; init; } = string.Empty;
    }
}
