namespace ModelWatch.Plans;

/// <summary>Tells how far the event time of a model has come; the windows know it, the plans only ask.</summary>
internal interface IWatermarks
{
    /// <summary>The watermark in ticks of UTC, or null while the model has none.</summary>
    long? Of(string model);
}
