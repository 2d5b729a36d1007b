using ModelWatch.Intake;
using ModelWatch.Plans;

namespace ModelWatch.Load;

/// <summary>Body to batch as the door does it, without the commit.</summary>
internal sealed class EventWalk(MonitoringPlan plan, DateTimeOffset now)
{
    private readonly Mask _mask = new(new byte[32]);

    public void Read(ReadOnlyMemory<byte> body)
    {
        var parsed = new EventBody(PlanLayout.Of(plan), _mask, now);
        if (parsed.Read(body.Span) is not null || parsed.Rejected.Count > 0)
            throw new InvalidOperationException("The body was not read.");
        var (batch, contents, expires) = (parsed.Batch.Build(now), parsed.Batch.Contents, parsed.Batch.Expires);
        if (batch.Count != contents.Length || batch.Count != expires.Length)
            throw new InvalidOperationException("The batch is not whole.");
    }
}
