namespace ModelWatch.Doors.CloudEvents;

/// <summary>What a CloudEvent brings.</summary>
internal enum EventKind
{
    /// <summary>A native event as its data.</summary>
    Native,

    /// <summary>The request of a call whose response comes apart.</summary>
    Request,

    /// <summary>The response of a call.</summary>
    Response,

    /// <summary>The outcome of a call (Seldon).</summary>
    Feedback,
}
