using System.Text.Json;
using ModelWatch.Intake;
using ModelWatch.Journal;
using ModelWatch.Plans;

namespace ModelWatch.Labels;

/// <summary>Parses a whole body of labels: <c>{id, source?, label, time, predictionTime?}</c> each. <c>predictionTime</c> is accepted and not needed: the prediction is found by its id. Pure.</summary>
/// <param name="model">The model.</param>
/// <param name="now">The moment of receipt.</param>
internal sealed class LabelBody(string model, DateTimeOffset now)
{
    private readonly List<UInt128> _ids = [];
    private readonly List<string?> _sources = [];
    private readonly List<string> _values = [];
    private readonly List<long> _times = [];

    public RejectionList Rejected { get; } = new();

    /// <summary>The index in the body of each row.</summary>
    public List<int> Indices { get; } = [];

    /// <summary>Null when the body could be read; single labels may still be refused.</summary>
    public BodyFault? Read(ReadOnlySpan<byte> body) => BodyElements.Read(body, new CheckedElements(Take), Rejected);

    public LabelBatch Build() => new()
    {
        Model = model,
        Received = now,
        Ids = [.. _ids],
        Sources = [.. _sources],
        Values = [.. _values],
        Times = [.. _times],
    };

    private Rejection? Take(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, int index)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return new Rejection(index, RejectReason.Malformed, "A label must be a JSON object.");
        }

        var label = ReadOne(ref reader);
        if (Check(label, index) is { } rejection)
        {
            return rejection;
        }

        _ids.Add(Hash128.OfId(label.Id!));
        _sources.Add(label.Source);
        _values.Add(label.Value!);
        _times.Add(label.Time!.Value);
        Indices.Add(index);
        return null;
    }

    private static LabelFields ReadOne(ref Utf8JsonReader reader)
    {
        var label = new LabelFields();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = JsonText.Of(ref reader);
            reader.Read();
            if (name is "id" or "source" or "label" or "time") label.Meet(name);
            switch (name)
            {
                case "id":
                    label.Id = EnvelopeId.Read(ref reader);
                    break;
                case "source" when reader.TokenType == JsonTokenType.String:
                    label.Source = JsonText.Of(ref reader);
                    break;
                case "label":
                    label.Value = ReadValue(ref reader);
                    break;
                case "time" when reader.TokenType == JsonTokenType.String:
                    label.Time = EventTime.TryParse(JsonText.Of(ref reader), out var ticks) ? ticks : null;
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return label;
    }

    private static string? ReadValue(ref Utf8JsonReader reader)
    {
        var value = reader.TokenType is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False
            ? CanonicalText.Of(JsonText.Of(ref reader))
            : null;
        reader.Skip();
        return string.IsNullOrEmpty(value) ? null : value;
    }

    private Rejection? Check(LabelFields label, int index) => label switch
    {
        { Twice: { } name } => new Rejection(index, RejectReason.Malformed, $"The key {name} occurs twice."),
        { Id: null } => new Rejection(index, RejectReason.NoId, "id must be a text of 1 to 256 characters or a whole number."),
        { Value: null } => new Rejection(index, RejectReason.Malformed, "label must be a text, a number, true or false."),
        { Time: null } => new Rejection(index, RejectReason.NoTime, "time must be RFC 3339 with Z or an offset: when the outcome became known."),
        _ when label.Time > (now + IntakeLimits.LargestLead).UtcTicks => new Rejection(index, RejectReason.TimeInFuture, "The time is more than 10 minutes ahead of the service's clock."),
        _ => null,
    };
}
