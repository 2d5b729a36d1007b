using System.ComponentModel.DataAnnotations;

namespace ModelWatch.Journal;

/// <summary>Bounds of the journal. Section <c>Journal</c> of the configuration.</summary>
internal sealed class JournalOptions
{
    public const string Section = "Journal";

    /// <summary>Bytes of the disk that intake leaves free, 1 MiB to 1 TiB. By default 64 MiB, on a small disk 5 % of it.</summary>
    [Range(1L << 20, 1L << 40)]
    public long? Reserve { get; set; }

    /// <summary>Bytes that may wait for the fold before intake is refused, 1 MiB to 1 TiB. The default is 2 GiB.</summary>
    [Range(1L << 20, 1L << 40)]
    public long MostUnfolded { get; set; } = 2L << 30;

    /// <summary>Bytes that may wait for a commit before intake is refused, 1 MiB to 4 GiB. The default is 64 MiB.</summary>
    [Range(1L << 20, 4L << 30)]
    public long MostWaiting { get; set; } = 64L << 20;

    /// <summary>Bytes of fresh batches that are kept for the fold, 0 to 4 GiB. The default is 32 MiB.</summary>
    [Range(0, 4L << 30)]
    public long MostRecent { get; set; } = 32L << 20;

    /// <summary>Identities in memory before they are written as a sorted run, 1,000 to 4,000,000. The default is 131,072 (64 bytes each, twice while one is written).</summary>
    [Range(1_000, 4_000_000)]
    public int IdentitiesInMemory { get; set; } = 131_072;
}
