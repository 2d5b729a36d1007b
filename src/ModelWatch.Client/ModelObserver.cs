using ModelWatch.Client.Buffering;

namespace ModelWatch.Client;

/// <summary>
/// Takes the events of one declared schema: the fast way. Every method returns at once, never throws and allocates nothing. Thread safe.
/// </summary>
public sealed class ModelObserver
{
    private readonly EventDoor _door;
    private readonly BoundSchema _schema;

    internal ModelObserver(EventDoor door, BoundSchema schema)
    {
        _door = door;
        _schema = schema;
    }

    /// <summary>What the rows hold.</summary>
    public EventSchema Schema => _schema.Fields;

    /// <summary>A row of doubles in the order of the schema. NaN stands for itself, not for missing: the service counts it as invalid.</summary>
    public Observation Observe(ReadOnlySpan<double> inputs, ReadOnlySpan<double> outputs, EventDetails details = default) =>
        _door.Take(new RowBody<double>(RecordTag.Doubles, _schema, inputs, outputs), details);

    /// <summary>A row of floats, sent with the digits of floats.</summary>
    public Observation Observe(ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputs, EventDetails details = default) =>
        _door.Take(new RowBody<float>(RecordTag.Floats, _schema, inputs, outputs), details);

    /// <summary>Values of any kind, one a field of the schema (a vector or an object is one value).</summary>
    public Observation Observe(ReadOnlySpan<FeatureValue> inputs, ReadOnlySpan<FeatureValue> outputs, EventDetails details = default) =>
        _door.Take(new MixedBody(_schema, inputs, outputs), details);
}
