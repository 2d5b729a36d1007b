using System.Text.Json;
using ModelWatch.Doors.Calls;
using ModelWatch.Doors.Rows;

namespace ModelWatch.Doors.Captures;

/// <summary>A line of NDJSON: an event as it is sent to the native door, or a flat object whose keys are columns.</summary>
internal static class FlatLine
{
    public static void Add(ReadOnlyMemory<byte> line, int index, CaptureContext context)
    {
        var item = CaptureObject.Read(line);
        if (item.Object("inputs") is not null || item.Object("outputs") is not null)
        {
            context.Work.EventsOf(context.Plan).AddLine(line.Span, index);
            return;
        }

        var rows = new JsonRows(line, "the line");
        var reader = new Utf8JsonReader(line.Span);
        reader.Read();
        rows.AddRow(ref reader);
        var table = rows.Build();
        var frame = new CallFrame(context.Origin, null, context.Time) { FirstRow = context.FirstRow + index };
        context.Work.AddCall(context.Plan, new ForeignCall(frame, table, table), index);
    }
}
