namespace ModelWatch.Statistics.Profiles;

/// <summary>
/// The one-pass, mergeable counts of a categorical feature: exact up to 1,000 keys, then the 256 heaviest by Space-Saving with a stated
/// error (Metwally, Agrawal, El Abbadi 2005). Keys are compared by ordinal; case and spaces count; a missing value is never a key.
/// While exact, any order gives the same bytes; afterwards figures keep their stated error. Not thread safe.
/// </summary>
public sealed partial class CategoryProfile
{
    /// <summary>Number of keys that are counted exactly.</summary>
    public const int ExactKeys = 1000;

    /// <summary>Number of keys kept once there were more.</summary>
    public const int KeptKeys = 256;

    private Dictionary<string, Tally> tallies = new(StringComparer.Ordinal);
    private DistinctCount? distinct;
    private long total;
    private long floor;

    /// <summary>Values added, each counted once.</summary>
    public long Rows { get; private set; }

    /// <summary>Sum of the weights; exact also when single counts are not.</summary>
    public double Weight => FixedWeight.ToDouble(total);

    /// <summary>True while every key has its exact count.</summary>
    public bool IsExact => distinct is null;

    /// <summary>Largest possible weight of a key that is not listed; 0 while exact, at most <see cref="Weight"/> / 256.</summary>
    public double UnlistedAtMost => FixedWeight.ToDouble(floor);

    /// <summary>
    /// Number of different keys: exact up to 1,000; beyond that a HyperLogLog estimate (p = 12) with its 95 % interval.
    /// </summary>
    public Figure Distinct => distinct is null ? Figure.Exact(tallies.Count) : distinct.Estimate();

    /// <summary>The listed keys in ordinal order with their weight.</summary>
    public IReadOnlyList<CategoryCount> Counts =>
        [.. tallies.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => Shape(t.Key, t.Value))];

    /// <summary>The count of one key; weight 0 with error <see cref="UnlistedAtMost"/> when it is not listed.</summary>
    /// <param name="key">The key.</param>
    public CategoryCount Count(string key) =>
        tallies.TryGetValue(key, out var tally) ? Shape(key, tally) : new CategoryCount(key, 0, UnlistedAtMost);

    /// <summary>Adds one value.</summary>
    /// <param name="key">The category.</param>
    /// <param name="weight">In (0, 2^30]; rounded to a multiple of 2^-24. Weight w equals w repetitions.</param>
    /// <exception cref="ArgumentOutOfRangeException">The weight is out of range.</exception>
    public void Add(string key, double weight = 1)
    {
        ArgumentNullException.ThrowIfNull(key);
        var fixedWeight = FixedWeight.From(weight);
        Rows++;
        total = checked(total + fixedWeight);
        AddTally(key, new Tally(fixedWeight, 0));
    }

    /// <summary>Adds what another profile has seen.</summary>
    /// <param name="other">Another profile; it is not changed.</param>
    public void Merge(CategoryProfile other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Rows += other.Rows;
        total = checked(total + other.total);
        if (IsExact && other.IsExact)
            MergeExact(other);
        else
            MergeSketches(other);
    }

    private void AddTally(string key, Tally added)
    {
        distinct?.Add(key);
        if (tallies.TryGetValue(key, out var tally))
            tallies[key] = new Tally(tally.Weight + added.Weight, tally.Error + added.Error);
        else if (IsExact)
        {
            tallies.Add(key, added);
            if (tallies.Count > ExactKeys)
                LeaveExact();
        }
        else
            Replace(key, added);
    }

    private void Replace(string key, Tally added)
    {
        if (tallies.Count >= KeptKeys)
        {
            var lightest = Lightest();
            floor = Math.Max(floor, tallies[lightest].Weight);
            tallies.Remove(lightest);
        }
        tallies.Add(key, new Tally(added.Weight + floor, added.Error + floor));
    }

    private string Lightest()
    {
        string? name = null;
        var least = long.MaxValue;
        foreach (var (key, tally) in tallies)
        {
            if (tally.Weight < least || (tally.Weight == least && string.CompareOrdinal(key, name) > 0))
                (name, least) = (key, tally.Weight);
        }
        return name!;
    }

    private void LeaveExact()
    {
        distinct = DistinctCount.Of(tallies.Keys);
        Trim();
    }

    private void Trim()
    {
        if (tallies.Count <= KeptKeys)
            return;
        var ordered = tallies.OrderByDescending(t => t.Value.Weight).ThenBy(t => t.Key, StringComparer.Ordinal).ToList();
        floor = Math.Max(floor, ordered[KeptKeys].Value.Weight);
        tallies = new Dictionary<string, Tally>(ordered.Take(KeptKeys), StringComparer.Ordinal);
    }

    private static CategoryCount Shape(string key, Tally tally) =>
        new(key, FixedWeight.ToDouble(tally.Weight), FixedWeight.ToDouble(tally.Error));
}
