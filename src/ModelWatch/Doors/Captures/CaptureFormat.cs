using ModelWatch.Doors.Bodies;
using ModelWatch.Doors.Calls;
using ModelWatch.Doors.Rows;

namespace ModelWatch.Doors.Captures;

/// <summary>The formats of recorded traffic, by the name that <c>?format=</c> and <c>replay --format</c> give them.</summary>
internal static class CaptureFormat
{
    public static readonly IReadOnlyList<string> Names = ["native", "csv", "sagemaker", "azure", "kserve", "databricks"];

    /// <summary>The format of the lines that a Parquet file was read as: rows with <c>reqType</c> and <c>bytes</c> are what the KServe logger wrote.</summary>
    public static string OfParquet(ReadOnlySpan<byte> lines)
    {
        var end = lines.IndexOf((byte)'\n');
        var first = end < 0 ? lines : lines[..end];
        return first.IndexOf("\"reqType\":"u8) >= 0 && first.IndexOf("\"bytes\":"u8) >= 0 ? "kserve" : "native";
    }

    /// <summary>Translates a piece of a file: lines, an array, or rows under a header. Answers why it cannot be read as a whole, or null.</summary>
    public static string? Read(string format, ReadOnlyMemory<byte> body, CaptureContext context)
    {
        var encoding = context.Plan.Reference.Encoding;
        if (FileText.Refusal(format, body, encoding) is { } refusal) return refusal;
        body = FileText.Utf8Of(body, encoding);
        var text = body.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? body[3..] : body;
        var isTable = text.Span.TrimStart(" \t\r\n"u8) is not [(byte)'{' or (byte)'[', ..];
        return format switch
        {
            "csv" => ReadCsv(text, context),
            "kserve" when isTable => KServeBlob.ReadCsv(text, context),
            "native" => CaptureElements.Each(text, context.Work, (element, index) => FlatLine.Add(element, index, context)),
            "sagemaker" => CaptureElements.Each(text, context.Work, (element, index) => SageMakerCapture.Add(element, index, context)),
            "azure" => CaptureElements.Each(text, context.Work, (element, index) => AzureRecord.Add(element, index, context)),
            "kserve" => CaptureElements.Each(text, context.Work, (element, index) => KServeBlob.Add(element, index, context)),
            "databricks" => CaptureElements.Each(text, context.Work, (element, index) => DatabricksRow.Add(element, index, context)),
            _ => $"The format {JsonRows.Shown(format)} is not known; write one of {string.Join(", ", Names)}.",
        };
    }

    private static string? ReadCsv(ReadOnlyMemory<byte> text, CaptureContext context)
    {
        try
        {
            var kept = new List<int>();
            var refused = new List<(int Row, string Why)>();
            var table = CsvBody.Headed(text, kept, refused);
            foreach (var (row, why) in refused) context.Work.Reject(row, Intake.RejectReason.Malformed, why);
            if (table.Rows == 0) return null;
            var frame = new CallFrame(context.Origin, null, context.Time) { FirstRow = context.FirstRow };
            var body = context.Work.EventsOf(context.Plan);
            var before = body.Indices.Count;
            context.Work.AddCall(context.Plan, new ForeignCall(frame, table, table) { Numbers = kept }, 0);
            return body.Indices.Count > before ? null : context.Work.Rejected[^1].Detail;
        }
        catch (ForeignFault fault)
        {
            return $"The CSV cannot be read: {fault.Message}";
        }
    }
}
