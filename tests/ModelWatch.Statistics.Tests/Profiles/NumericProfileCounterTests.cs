using CsCheck;
using ModelWatch.Statistics.Profiles;

namespace ModelWatch.Statistics.Tests.Profiles;

public sealed class NumericProfileCounterTests
{
    [Fact]
    public void HeaviestValues_OfAnyStreamAndMerge_KeepTheirStatedError() =>
        Gen.Select(Gen.Int[0, 400].Array[1, 900], Gen.Int[0, 60], Gen.Int[1, 300], Gen.Bool).Sample((draws, repeated, step, singly) =>
        {
            // Small draws fold onto few numbers, so that there are heavy ones among rare ones.
            var values = draws.Select(d => d < 200 ? d % (repeated + 1) + 0.5 : d * 0.37).ToArray();
            var edges = NumericEdges.FromSorted([-1, 1000]);
            var merged = new NumericProfile(edges);
            foreach (var part in values.Chunk(step))
            {
                var other = new NumericProfile(edges);
                if (singly)
                    foreach (var value in part) other.Add(value);
                else
                    other.Fill(part, [], FixedWeight.One, refuse: true, wide: true);
                merged.Merge(other);
            }
            var truth = values.GroupBy(v => v).ToDictionary(g => g.Key, g => g.Count());
            var listed = merged.HeaviestValues;
            Assert.True(merged.UnlistedAtMost <= values.Length / 16.0, $"{merged.UnlistedAtMost} of {values.Length}");
            Assert.All(listed, h => Assert.InRange(truth.GetValueOrDefault(h.Value), h.Weight - h.Error - 1e-6, h.Weight + 1e-6));
            Assert.All(truth.Where(t => t.Value > 2 * values.Length / 16.0), t => Assert.Contains(listed, h => h.Value == t.Key));
        }, iter: 2000);

    [Fact]
    public void HeaviestValues_OfAtomsOfTheReference_AreExact()
    {
        var reference = Enumerable.Range(0, 1000).Select(i => (double)(i % 5)).ToArray();
        var profile = new NumericProfile(NumericEdges.FromSorted(SortedSample.From(reference)));
        profile.AddRange([.. Enumerable.Range(0, 1000).Select(i => (double)(i % 4 == 0 ? 1 : 3))]);
        Assert.Equal([new HeavyValue(3, 750, 0), new HeavyValue(1, 250, 0)], profile.HeaviestValues);
    }

    [Fact]
    public void RepeatsAndPairs_OfASequence_AreThoseOfItsOrder()
    {
        var values = new double[] { 1, 1, 2, 2, 2, -0.0, 0.0, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 1 };
        var batch = new NumericProfile(NumericEdges.FromSorted([0, 1, 2]));
        batch.Fill(values, [], FixedWeight.One, refuse: true, wide: true);
        Assert.Equal(1 + 2 + 1 + 13, batch.Repeats);
        Assert.Equal(21, batch.Pairs);
        batch.AddRange([1]);
        Assert.Equal(18, batch.Repeats);
        batch.BeginSequence();
        batch.AddRange([1, 1]);
        Assert.Equal((19, 23), (batch.Repeats, batch.Pairs));
    }

    [Fact]
    public void Decimals_AsWritten_AreCountedUpToSix()
    {
        var profile = new NumericProfile(NumericEdges.FromSorted([0, 1]));
        profile.Add(1);
        profile.AddDecimals([0, 1, 1, 6, 7, 254, 5], 2);
        profile.AddDecimals(3, 0.5);
        Assert.Equal([2, 4, 0, 0.5, 0, 2, 6], profile.Decimals);
        Assert.Equal(profile.Decimals, NumericProfile.FromBytes(profile.Edges, profile.ToBytes()).Decimals);
    }

    [Fact]
    public void AddDecimals_OfManyWithWeights_EqualsAddingOneByOne()
    {
        byte[] places = [0, 2, 2, 6, 9, NumericProfile.UnknownDecimals, 5, 254, 1];
        var weights = places.Select((_, i) => i + 1 / 3.0).ToArray();
        var (many, singly, same) = (New(), New(), New());
        many.AddDecimals(places, weights);
        same.AddDecimals(places, 0.5);
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] != NumericProfile.UnknownDecimals)
                singly.AddDecimals(places[i], weights[i]);
        }
        Assert.Equal(singly.Decimals, many.Decimals);
        Assert.Equal([0.5, 0.5, 1, 0, 0, 0.5, 1.5], same.Decimals);
        Assert.Throws<ArgumentException>(() => many.AddDecimals(places, weights.AsSpan(1)));
        Assert.Equal(singly.Decimals, many.Decimals);

        static NumericProfile New() => new(NumericEdges.FromSorted([1, 2]));
    }

    [Fact]
    public void SplitSequence_OfTwoNeighbours_TakesTheirPairBack()
    {
        var profile = new NumericProfile(NumericEdges.FromSorted([1, 2]));
        Assert.Throws<InvalidOperationException>(() => profile.SplitSequence(1, 2));
        profile.AddRange([1, 2, 2, 1]);
        profile.SplitSequence(2, 2);
        Assert.Equal((0, 2), (profile.Repeats, profile.Pairs));
        Assert.Throws<InvalidOperationException>(() => profile.SplitSequence(2, 2));
        profile.SplitSequence(1, 2);
        profile.AddRange([1]);
        Assert.Equal((1, 2), (profile.Repeats, profile.Pairs));
    }
}
