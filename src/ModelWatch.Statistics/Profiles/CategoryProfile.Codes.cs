namespace ModelWatch.Statistics.Profiles;

public sealed partial class CategoryProfile
{
    /// <summary>Adds rows that are codes into a list of keys, all of one weight; each key is looked up once a call.</summary>
    /// <param name="codes">For each row the index of its key.</param>
    /// <param name="keys">The keys; a code whose key is null is not counted.</param>
    /// <param name="weight">The weight of each row, in (0, 2^30]; rounded to a multiple of 2^-24.</param>
    /// <exception cref="ArgumentException">A code has no key; nothing has been added.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The weight is out of range; nothing has been added.</exception>
    public void AddCodes(ReadOnlySpan<byte> codes, ReadOnlySpan<string?> keys, double weight = 1) => AddTallied(codes, keys, weight);

    /// <inheritdoc cref="AddCodes(ReadOnlySpan{byte}, ReadOnlySpan{string}, double)"/>
    public void AddCodes(ReadOnlySpan<ushort> codes, ReadOnlySpan<string?> keys, double weight = 1) => AddTallied(codes, keys, weight);

    /// <inheritdoc cref="AddCodes(ReadOnlySpan{byte}, ReadOnlySpan{string}, double)"/>
    public void AddCodes(ReadOnlySpan<int> codes, ReadOnlySpan<string?> keys, double weight = 1) => AddTallied(codes, keys, weight);

    /// <summary>Adds rows that are codes into a list of keys, each with its own weight.</summary>
    /// <param name="codes">For each row the index of its key.</param>
    /// <param name="keys">The keys; a code whose key is null is not counted.</param>
    /// <param name="weights">As many weights as codes, each in (0, 2^30]; rounded to multiples of 2^-24.</param>
    /// <exception cref="ArgumentException">The lengths differ or a code has no key; nothing has been added.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is out of range; nothing has been added.</exception>
    public void AddCodes(ReadOnlySpan<int> codes, ReadOnlySpan<string?> keys, ReadOnlySpan<double> weights)
    {
        if (weights.Length != codes.Length)
            throw new ArgumentException("Each row needs a weight.", nameof(weights));
        var tally = CodeTally.Current;
        tally.Clear(keys.Length);
        for (var i = 0; i < codes.Length; i++)
        {
            Demand((uint)codes[i] < (uint)keys.Length);
            tally.Rows[codes[i]]++;
            tally.Weights[codes[i]] = checked(tally.Weights[codes[i]] + FixedWeight.From(weights[i]));
        }
        for (var code = 0; code < keys.Length; code++)
            AddKey(keys[code], tally.Rows[code], tally.Weights[code]);
    }

    private void AddTallied<TCode>(ReadOnlySpan<TCode> codes, ReadOnlySpan<string?> keys, double weight)
        where TCode : unmanaged
    {
        var fixedWeight = FixedWeight.From(weight);
        var tally = CodeTally.Current;
        tally.Clear(keys.Length);
        Demand(tally.Count(codes, keys.Length));
        for (var code = 0; code < keys.Length; code++)
            AddKey(keys[code], tally.Rows[code], checked(fixedWeight * tally.Rows[code]));
    }

    private void AddKey(string? key, long rows, long weight)
    {
        if (rows == 0 || key is null)
            return;
        total = checked(total + weight);
        Rows += rows;
        AddTally(key, new Tally(weight, 0));
    }

    private static void Demand(bool known)
    {
        if (!known)
            throw new ArgumentException("A code has no key.");
    }
}
