using System.Globalization;
using System.Text;
using ModelWatch.Doors.Bodies;
using ModelWatch.Doors.Calls;
using ModelWatch.Doors.Rows;

namespace ModelWatch.Doors.Captures;

/// <summary>A row of a Databricks inference table as JSON: request and response are MLflow bodies; the sampled share becomes the weight.</summary>
internal static class DatabricksRow
{
    private const string Good = "200";

    public static void Add(ReadOnlyMemory<byte> line, int index, CaptureContext context)
    {
        var row = CaptureObject.Read(line);
        if (row.Text("status_code") is { } status && status != Good) throw new ForeignFault($"The call failed with status {JsonRows.Shown(status)}; it made no prediction.");
        var id = row.Text("client_request_id") is { Length: > 0 } given ? given : row.Text("databricks_request_id");
        var frame = new CallFrame(id, null, Time(row) ?? context.Time) { Weight = Weight(row.Text("sampling_fraction")) };
        context.Work.AddCall(context.Plan, new ForeignCall(frame, Side(row, "request", isResponse: false), Side(row, "response", isResponse: true)), index);
    }

    private static ForeignTable Side(CaptureObject row, string key, bool isResponse)
    {
        var raw = row.Raw(key) ?? throw new ForeignFault($"{key} is missing.");
        var (table, fault) = ForeignBody.Read(raw.Span[0] == '"' ? Encoding.UTF8.GetBytes(TensorBody.TextOf(raw)) : raw, isResponse);
        return table ?? throw new ForeignFault(fault!);
    }

    private static string? Time(CaptureObject row)
    {
        if (row.Text("request_time") is { } text) return text;
        return long.TryParse(row.Text("timestamp_ms"), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds < 253_402_300_800_000
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("yyyy-MM-ddTHH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)
            : null;
    }

    private static string? Weight(string? fraction)
    {
        if (fraction is null) return null;
        return double.TryParse(fraction, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is > 0 and <= 1
            ? (1 / share).ToString("R", CultureInfo.InvariantCulture)
            : throw new ForeignFault("sampling_fraction must be a share above 0 and at most 1.");
    }
}
