using ModelWatch.Intake;
using ModelWatch.Plans;

namespace ModelWatch.Load;

/// <summary>Body to batch as the door does it, without the commit.</summary>
internal sealed class EventWalk(MonitoringPlan plan, DateTimeOffset now)
{
    private readonly PlanRowsPool _pool = new(new Mask(new byte[32]));

    public void Read(ReadOnlyMemory<byte> body)
    {
        var parsed = new EventBody(PlanSteps.Of(plan), _pool.Rent, now);
        if (parsed.Read(body.Span) is not null || parsed.Rejected.Count > 0)
            throw new InvalidOperationException("The body was not read.");
        var append = parsed.Batch.Append(now);
        if (append.Batch.Count != append.Contents.Length)
            throw new InvalidOperationException("The batch is not whole.");
        foreach (var rows in parsed.Rows)
            _pool.Return(rows);
    }
}
