using System.Numerics;
using ModelWatch.Statistics.Quality;

namespace ModelWatch.References;

/// <summary>How many rows of a scope showed each trait. Sums of whole numbers: any order of adding and merging gives the same. Not thread safe.</summary>
internal sealed class TraitCounts
{
    private WeightedCount[] _counts = [];
    private long _met;

    /// <summary>Every trait that occurred.</summary>
    public TextTraits Met => (TextTraits)_met;

    /// <summary>Rows with that one trait.</summary>
    public WeightedCount this[TextTraits trait] =>
        _counts.Length == 0 ? default : _counts[BitOperations.TrailingZeroCount((long)trait)];

    /// <summary>Counts one row with its traits.</summary>
    public void Add(TextTraits traits, long fixedWeight)
    {
        if (traits == TextTraits.None) return;
        Open((long)traits);
        for (var rest = (long)traits; rest != 0; rest &= rest - 1)
        {
            ref var count = ref _counts[BitOperations.TrailingZeroCount(rest)];
            count = count.Plus(fixedWeight);
        }
    }

    public void Merge(TraitCounts other)
    {
        if (other._met == 0) return;
        Open(other._met);
        for (var i = 0; i < _counts.Length; i++) _counts[i] = _counts[i].Plus(other._counts[i]);
    }

    /// <summary>Which traits occurred, then the counts of those.</summary>
    public void Write(StateWriter writer)
    {
        writer.Long(_met);
        for (var rest = _met; rest != 0; rest &= rest - 1)
        {
            var count = _counts[BitOperations.TrailingZeroCount(rest)];
            writer.Long(count.Rows);
            writer.Long(count.Fixed);
        }
    }

    public static TraitCounts Read(ref StateReader reader)
    {
        var counts = new TraitCounts();
        var met = reader.Long();
        if (met != 0) counts.Open(met);
        for (var rest = met; rest != 0; rest &= rest - 1)
            counts._counts[BitOperations.TrailingZeroCount(rest)] = new WeightedCount(reader.Long(), reader.Long());
        return counts;
    }

    private void Open(long traits)
    {
        if (_counts.Length == 0) _counts = new WeightedCount[sizeof(long) * 8];
        _met |= traits;
    }
}
