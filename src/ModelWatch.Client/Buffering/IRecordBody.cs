using ModelWatch.Client.Sampling;

namespace ModelWatch.Client.Buffering;

/// <summary>The values of an event on their way into the ring. A border so that one path serves numbers, mixed and named values without boxing.</summary>
internal interface IRecordBody
{
    /// <summary>The form of the record.</summary>
    int Form { get; }

    /// <summary>The schema's place in the client's list, or -1.</summary>
    int Schema { get; }

    /// <summary>True where the values fit the schema.</summary>
    bool IsValid { get; }

    /// <summary>Bytes that <see cref="Write"/> will write.</summary>
    int Size { get; }

    /// <summary>The share at which events of this stratum are kept; NaN where the field is not among these values.</summary>
    double Rate(Strata strata);

    void Write(ref RecordWriter to);
}
