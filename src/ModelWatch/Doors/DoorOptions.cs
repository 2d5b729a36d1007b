namespace ModelWatch.Doors;

/// <summary>Bounds of the foreign doors.</summary>
internal sealed class DoorOptions
{
    public const string Section = "Doors";

    /// <summary>How long a request waits for its response, or the other way round.</summary>
    public TimeSpan PairLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Halves that may wait at once; beyond it doors answer 503.</summary>
    public long MostWaiting { get; set; } = 200_000;

    /// <summary>Bytes of bodies that may wait at once.</summary>
    public long MostWaitingBytes { get; set; } = 1L << 30;

    /// <summary>Which part of an inference service is listened to where several log one call.</summary>
    public string Component { get; set; } = "predictor";
}
