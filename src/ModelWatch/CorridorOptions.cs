using System.ComponentModel.DataAnnotations;

namespace ModelWatch;

/// <summary>When windows are looked at. Section <c>Windows</c> of the configuration.</summary>
internal sealed class CorridorOptions
{
    public const string Section = "Windows";

    /// <summary>The default of <see cref="AdaptiveBacklog"/>.</summary>
    public const long DefaultOverload = 200_000;

    /// <summary>How often a changed window is revised at most, 1 min to 1 day. The default is one hour.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan EvaluationInterval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often the clock looks for windows to close, 1 s to 10 min. The default is 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan CloseInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a model's events gather at least before they are folded together, 0 to 10 s. The default is 100 milliseconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan FoldPause { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long they gather at most where folding takes long, 1 s to 1 min. The default is 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan LongestFoldPause { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Bytes that windows of all models may hold in memory, 16 MiB to 64 GiB. The default is 256 MiB; beyond it the models that were quiet longest are read again when needed.</summary>
    [Range(16L << 20, 64L << 30)]
    public long WindowMemory { get; set; } = 256L << 20;

    /// <summary>Rows of one model that may wait for the fold before a plan with <c>sampling.adaptive</c> keeps less of them, 1,000 to 10^9. The default is 200,000.</summary>
    [Range(1_000L, 1_000_000_000L)]
    public long AdaptiveBacklog { get; set; } = DefaultOverload;

    /// <summary>Bytes that references of all models may hold in memory, 16 MiB to 64 GiB. The default is 256 MiB; those used longest ago are read again when a close or a page needs them.</summary>
    [Range(16L << 20, 64L << 30)]
    public long ReferenceMemory { get; set; } = References.ReferenceStore.DefaultMemory;
}
