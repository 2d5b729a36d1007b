using System.Text;
using ModelWatch.Doors.Bodies;
using ModelWatch.Doors.Calls;
using ModelWatch.Doors.CloudEvents;
using ModelWatch.Doors.Rows;

namespace ModelWatch.Doors.Captures;

/// <summary>
/// A line of SageMaker data capture, or of its ground truth. Both are known by the inference id that the caller gave, else by the event id. A record
/// of several CSV lines is a call of several rows; input and output may be encoded differently.
/// </summary>
internal static class SageMakerCapture
{
    public static void Add(ReadOnlyMemory<byte> line, int index, CaptureContext context)
    {
        var record = CaptureObject.Read(line);
        var about = record.Object("eventMetadata") ?? throw new ForeignFault("eventMetadata is missing.");
        var id = about.Text("inferenceId") is { Length: > 0 } given ? given : about.Text("eventId");
        if (record.Object("groundTruthData") is { } truth)
        {
            AddTruth(truth, id, index, context);
            return;
        }

        var capture = record.Object("captureData") ?? throw new ForeignFault("Neither captureData nor groundTruthData is in the line.");
        var request = Side(capture.Object("endpointInput") ?? throw new ForeignFault("captureData.endpointInput is missing."), isResponse: false);
        var response = Side(capture.Object("endpointOutput") ?? throw new ForeignFault("captureData.endpointOutput is missing: the call was captured without its answer."), isResponse: true);
        var frame = new CallFrame(id, null, about.Text("inferenceTime") ?? context.Time);
        context.Work.AddCall(context.Plan, new ForeignCall(frame, request, response), index);
    }

    /// <summary>Ground truth says not when it became known: the time of its file stands for it.</summary>
    private static void AddTruth(CaptureObject truth, string? id, int index, CaptureContext context)
    {
        var table = Side(truth, isResponse: true);
        if (id is null) throw new ForeignFault("eventMetadata.eventId is missing.");
        if (context.Time is null) throw new ForeignFault("A ground truth says not when it became known: send the time of its file as time=.");
        context.Work.Warn("Ground truth says not when it became known; the time of its file was taken, which is approximate.");
        var column = table.Positional ?? table.Columns.First();
        SeldonFeedback.AddRows(column, table.Rows, new CallFrame(id, null, context.Time), index, context.Work.LabelsOf(context.Plan));
    }

    private static ForeignTable Side(CaptureObject side, bool isResponse)
    {
        var what = isResponse ? "endpointOutput" : "endpointInput";
        var raw = side.Raw("data") ?? throw new ForeignFault($"{what}.data is missing.");
        ReadOnlyMemory<byte> data = raw.Span[0] == '"' ? Encoding.UTF8.GetBytes(TensorBody.TextOf(raw)) : raw;
        var encoding = side.Text("encoding") ?? "";
        switch (encoding)
        {
            case "CSV":
                return CsvBody.Plain(data, isResponse ? "output" : "input");
            case "BASE64":
                data = Unpacked(data, what);
                break;
            case not "JSON":
                throw new ForeignFault($"{what} has the encoding {JsonRows.Shown(encoding)}; CSV, JSON and BASE64 are read.");
        }

        var (table, fault) = ForeignBody.Read(data, isResponse);
        return table ?? throw new ForeignFault(fault!);
    }

    private static byte[] Unpacked(ReadOnlyMemory<byte> data, string what)
    {
        var bytes = new byte[data.Length];
        return Convert.TryFromBase64String(Encoding.UTF8.GetString(data.Span), bytes, out var length) ? bytes[..length] : throw new ForeignFault($"{what}.data is no base64.");
    }
}
