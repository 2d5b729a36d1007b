namespace ModelWatch.Measures;

/// <summary>Whether a figure may be relied on, and what it says against its limit.</summary>
internal enum MeasurementState { Ok, Breach, Insufficient, Undefined }
