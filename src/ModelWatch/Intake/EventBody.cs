using System.Text.Json;

namespace ModelWatch.Intake;

/// <summary>Parses a whole body of events into columns. Pure but for the mask's key.</summary>
internal sealed class EventBody(PlanLayout layout, Mask mask, DateTimeOffset now)
{
    private static readonly TimeSpan LargestLead = TimeSpan.FromMinutes(10);
    private readonly EventReader _events = new(layout, new CellReader(mask));
    private readonly long _latest = (now + LargestLead).UtcTicks;

    public BatchBuilder Batch { get; } = new(layout);

    public List<Rejection> Rejected { get; } = [];

    /// <summary>Null when the body could be read; single events may still be refused.</summary>
    public BodyFault? Read(ReadOnlySpan<byte> body) => BodyElements.Read(body, Take, Rejected);

    private Rejection? Take(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, int index)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return new Rejection(index, RejectReason.Malformed, "An event must be a JSON object.");
        }

        var start = (int)reader.TokenStartIndex;
        Batch.BeginRow();
        var envelope = _events.Read(ref reader, Batch);
        var json = body[start..(int)reader.BytesConsumed];
        var rejection = Check(envelope, json.Length, index);
        if (rejection is null)
        {
            Batch.Keep(envelope, ContentHash.Of(json), index);
        }
        else
        {
            Batch.DropRow();
        }

        return rejection;
    }

    private Rejection? Check(in Envelope envelope, int bytes, int index) => envelope switch
    {
        _ when bytes > BodyElements.LargestElement =>
            new Rejection(index, RejectReason.TooLarge, $"The event has {bytes} bytes; at most {BodyElements.LargestElement} are taken."),
        { Fault: { } fault } => new Rejection(index, RejectReason.Malformed, fault),
        { Id: null, HasBadId: true } => new Rejection(index, RejectReason.NoId, "id must be a text of 1 to 256 characters or a whole number."),
        { Id: null } => new Rejection(index, RejectReason.NoId, "The event has no id."),
        { Time: null } => new Rejection(index, RejectReason.NoTime, "time must be RFC 3339 with Z or an offset, such as 2026-01-31T08:00:00Z."),
        _ when envelope.Time > _latest => new Rejection(index, RejectReason.TimeInFuture, "The time is more than 10 minutes ahead of the service's clock."),
        _ => null,
    };
}
