using System.Security.Cryptography;
using ModelWatch.Journal;
using ModelWatch.References;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Windows;

/// <summary>The mergeable state of all rows of a window, or of one segment value. Not thread safe.</summary>
internal sealed class Scope(string? segment, IReadOnlyList<FeatureProfile> profiles)
{
    private readonly SourceOrder _order = new();

    /// <summary>Null for all rows, else <c>NAME=VALUE</c>.</summary>
    public string? Segment { get; } = segment;

    public IReadOnlyList<FeatureProfile> Profiles => profiles;

    public long Events { get; private set; }

    /// <summary>About how much memory it holds, in bytes.</summary>
    public long HeldBytes => profiles.Sum(p => 1_000L + (10_000L * p.Parts.Count) + (p.Categories is null ? 0 : 4_000L) + (p.Texts is null && p.Vectors is null ? 0 : 100_000L));

    /// <summary>Sum of weights in fixed point, so that order does not matter.</summary>
    public long FixedWeights { get; private set; }

    public double Weight => FixedWeight.ToDouble(FixedWeights);

    /// <summary>Sum of the squares of the weights. No part of the window's digest, which covers the weights by their sums.</summary>
    public WeightSquares Squares { get; private set; }

    /// <summary>How many rows of equal weight hold as much knowledge as the rows here; the rows themselves when their weights are equal.</summary>
    public double EffectiveRows => Squares.EffectiveRows(Events, FixedWeights);

    public static Scope Empty(string? segment, IReadOnlyList<FeatureSchema> schemas) => new(segment, [.. schemas.Select(s => new FeatureProfile(s))]);

    /// <summary>Counts rows of one batch; <paramref name="columns"/> runs beside the profiles, null where the batch has no such column.</summary>
    /// <param name="columns">The batch's columns.</param>
    /// <param name="rows">Indices into them.</param>
    /// <param name="weights">As many weights.</param>
    /// <param name="sources">The source of every row of the batch.</param>
    public void Add(IReadOnlyList<Column?> columns, ReadOnlySpan<int> rows, ReadOnlySpan<double> weights, string[] sources)
    {
        if (rows.IsEmpty)
        {
            return;
        }

        foreach (var weight in weights)
        {
            var fixedWeight = FixedWeight.From(Math.Min(weight, FixedWeight.Largest));
            FixedWeights += fixedWeight;
            Squares = Squares.Plus(fixedWeight);
        }

        Events += rows.Length;
        var run = _order.Arrange(rows, weights, sources);
        for (var i = 0; i < profiles.Count; i++)
        {
            if (columns[i] is { } column)
            {
                profiles[i].AddRange(column, run);
            }
        }
    }

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using var to = new BinaryWriter(stream);
        foreach (var profile in profiles)
        {
            ColumnCodec.WriteArray(to, profile.ToBytes());
        }

        to.Flush();
        return stream.ToArray();
    }

    /// <summary>Appends what the window's digest covers: no heavy values, no repeats.</summary>
    public void AppendDigest(IncrementalHash hash)
    {
        var writer = new StateWriter();
        foreach (var profile in profiles)
        {
            profile.WriteDigest(writer);
            hash.AppendData(writer.Written);
            writer.Clear();
        }
    }

    public static Scope FromBytes(string? segment, IReadOnlyList<FeatureSchema> schemas, long events, long fixedWeights, byte[]? squares, byte[] bytes)
    {
        using var from = new BinaryReader(new MemoryStream(bytes, writable: false));
        return new Scope(segment, [.. schemas.Select(s => FeatureProfile.FromBytes(s, ColumnCodec.ReadArray<byte>(from)))])
        {
            Events = events,
            FixedWeights = fixedWeights,
            Squares = WeightSquares.FromBytes(squares, events, fixedWeights),
        };
    }
}
