using ModelWatch.Plans;

namespace ModelWatch.Doors.Calls;

/// <summary>Translates foreign calls into native events of a plan: the one place where a row of somebody else becomes an event. Pure.</summary>
internal sealed class CallTranslator(MonitoringPlan plan)
{
    /// <summary>Writes a line for each row, or nothing and the sentence of why not.</summary>
    public string? Write(ForeignCall call, int index, NativeBody into)
    {
        var before = into.Place;
        try
        {
            if (call.Request.Rows != call.Response.Rows) return $"The request has {call.Request.Rows} rows, the response {call.Response.Rows}.";
            var fields = new FieldBinding(plan, call);
            var row = new RowWriter(plan, call, fields.Inputs(), fields.Outputs());
            if (call.IsFlat && row.IsEmpty) return "None of the declared inputs and outputs is in the file: name its columns as the plan does, or map them in source.columns.";
            for (var i = 0; i < call.Request.Rows; i++)
            {
                row.Write(into.Writer, i);
                into.EndLine(call.Numbers?[i] ?? index, call.Request.Rows == 1 || call.Numbers is not null ? -1 : i);
            }

            into.HasLocalTimes |= row.HasLocalTimes;
            into.Undeclared += (long)row.Undeclared() * call.Request.Rows;
            return null;
        }
        catch (ForeignFault fault)
        {
            into.Return(before);
            return fault.Message;
        }
    }

    /// <summary>What was refused by name while the rest stood.</summary>
    public static IEnumerable<string> Warnings(ForeignCall call) => call.Request.Broken.Values.Concat(call.IsFlat ? [] : call.Response.Broken.Values);
}
