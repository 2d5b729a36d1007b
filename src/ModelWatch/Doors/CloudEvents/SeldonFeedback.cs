using System.Buffers;
using System.Text.Json;
using ModelWatch.Doors.Bodies;
using ModelWatch.Doors.Calls;
using ModelWatch.Doors.Rows;
using ModelWatch.Intake;
using ModelWatch.Plans;

namespace ModelWatch.Doors.CloudEvents;

/// <summary>The <c>truth</c> of a Seldon feedback message as labels: one a row, under the id of the call. A reward is no outcome and is not read.</summary>
internal static class SeldonFeedback
{
    public static void Add(CloudEvent cloud, MonitoringPlan plan, string? id, int index, DoorWork work)
    {
        try
        {
            var feedback = ObjectBody.Properties(cloud.Data);
            if (!feedback.TryGetValue("truth", out var truth) || truth.Span[0] != '{') throw new ForeignFault("The feedback has no truth, which is what a label is made of.");
            var (table, fault) = ForeignBody.Read(truth, isResponse: true);
            var column = table?.Positional ?? table?.Columns.FirstOrDefault() ?? throw new ForeignFault(fault!);
            AddRows(column, table!.Rows, new CallFrame(id, null, cloud.Time), index, work.LabelsOf(plan));
        }
        catch (Exception fault) when (fault is ForeignFault or JsonException)
        {
            work.Reject(index, RejectReason.Malformed, fault is JsonException ? "The feedback is not valid JSON." : fault.Message);
        }
    }

    /// <summary>Writes a label for each row of the column, or none.</summary>
    /// <exception cref="ForeignFault">None was written.</exception>
    public static void AddRows(ForeignColumn column, int rows, CallFrame frame, int index, NativeBody into)
    {
        var before = into.Place;
        try
        {
            WriteRows(column, rows, frame, index, into);
        }
        catch (Exception fault) when (fault is ForeignFault or JsonException)
        {
            into.Return(before);
            throw;
        }
    }

    private static void WriteRows(ForeignColumn column, int rows, CallFrame frame, int index, NativeBody into)
    {
        for (var row = 0; row < rows; row++)
        {
            var cells = column.Row(row);
            if (cells is not [var cell]) throw new ForeignFault($"A row of the truth has {cells.Length} values; an outcome is one.");
            into.Writer.Write("{\"label\":"u8);
            CellWriter.WriteCell(into.Writer, cell, BoundKind.Category, column.IsText);
            Write(into, ",\"id\":"u8, frame.IdOf(row, rows));
            Write(into, ",\"time\":"u8, frame.Time);
            into.Writer.Write("}"u8);
            into.EndLine(index, rows == 1 ? -1 : row);
        }
    }

    private static void Write(NativeBody into, ReadOnlySpan<byte> before, string? text)
    {
        if (text is null) return;
        into.Writer.Write(before);
        JsonBytes.WriteText(into.Writer, text);
    }
}
