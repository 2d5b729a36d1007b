using ModelWatch.Measures;

namespace ModelWatch.Tests.Measures;

public sealed class EdgeShiftTests
{
    [Fact]
    public void Decide_LargeShiftManyRows_ExceedsTheTolerance()
    {
        var verdict = Assert.Single(EdgeShift.Decide([Edge(0.5, 10000, 0.6, 10000, 0.02)]));
        Assert.True(verdict.Breach);
        Assert.InRange(verdict.Bound, 0.06, 0.0999);
        Assert.Equal(0.1, verdict.Shift, 12);
    }

    [Fact]
    public void Decide_SameShiftFewRows_DoesNot() =>
        Assert.False(Assert.Single(EdgeShift.Decide([Edge(0.5, 100, 0.6, 100, 0.02)])).Breach);

    [Fact]
    public void Decide_ShiftWithinTolerance_NeverBreachesHoweverManyRows() =>
        Assert.False(Assert.Single(EdgeShift.Decide([Edge(0.5, 1e9, 0.515, 1e9, 0.02)])).Breach);

    [Fact]
    public void Decide_MoreEdges_LowerTheBoundOfEach()
    {
        var one = EdgeShift.Decide([Edge(0.5, 2000, 0.6, 2000, 0)])[0].Bound;
        var many = EdgeShift.Decide([.. Enumerable.Repeat(Edge(0.5, 2000, 0.6, 2000, 0), 1000)])[0].Bound;
        Assert.True(many < one);
    }

    [Fact]
    public void Decide_ManySegments_CostAllRowsNoMoreThanHalfTheLevel()
    {
        var all = Edge(0.5, 2000, 0.6, 2000, 0);
        var beside = EdgeShift.Decide([all, .. Enumerable.Repeat(all with { Scope = "a=b" }, 1000)]);
        var two = EdgeShift.Decide([all, all]);
        Assert.Equal(two[0].Bound, beside[0].Bound, 12);
        Assert.True(beside[1].Bound < beside[0].Bound);
    }

    /// <summary>The promise of the rule: under no change, at most one family in a hundred shows a shift (tolerance 0 is the hardest case).</summary>
    [Fact]
    public void Decide_NoChange_KeepsTheFamilyWiseLevel()
    {
        var random = new Random(7);
        var false_ = 0;
        const int Families = 400;
        for (var family = 0; family < Families; family++)
        {
            var edges = Enumerable.Range(1, 20).Select(k => Edge(Draw(random, k / 21.0, 300), 300, Draw(random, k / 21.0, 300), 300, 0)).ToList();
            if (EdgeShift.Decide(edges).Any(v => v.Breach))
                false_++;
        }

        Assert.InRange(false_, 0, 10);
    }

    /// <summary>The worst edge that is found by proofs is the one that all bounds give.</summary>
    [Fact]
    public void Worst_OfRandomBreaches_HasTheLargestExcess()
    {
        var random = new Random(13);
        var unlikely = 0;
        for (var i = 0; i < 600; i++)
        {
            double[] counts = [100, 100, 1000, 1000, 20_000];
            var edges = Enumerable.Range(0, 12).Select(_ =>
            {
                var (rows, count, share) = (counts[random.Next(5)], counts[random.Next(5)], random.NextDouble());
                var moved = Math.Clamp(share + (random.Next(2) * 2 - 1) * random.NextDouble() * 0.4, 0, 1);
                return Edge(Math.Round(share * rows) / rows, rows, Math.Round(moved * count) / count, count, random.Next(2) * 0.02);
            });
            var breaches = EdgeShift.Decide([.. edges]).Where(v => v.Breach).ToList();
            if (breaches.Count == 0)
                continue;
            Assert.Equal(breaches.Max(v => v.Excess), ShiftVerdict.Worst(breaches).Excess);
            unlikely += breaches.MaxBy(v => Math.Abs(v.Shift) - v.Edge.Tolerance)!.Excess < breaches.Max(v => v.Excess) ? 1 : 0;
        }

        Assert.InRange(unlikely, 50, 600);
    }

    /// <summary>The quick verdict is the one of the intervals, for edges near and far from their tolerance, small and large, whole and weighted.</summary>
    [Fact]
    public void Decide_RandomEdges_AgreesWithTheBound()
    {
        var random = new Random(11);
        int breaches = 0, close = 0;
        for (var i = 0; i < 6000; i++)
        {
            double rows = Math.Round(Math.Pow(10, 1 + 4 * random.NextDouble())), count = Math.Round(Math.Pow(10, 1 + 4 * random.NextDouble()));
            var share = random.Next(5) switch { 0 => 0, 1 => 1, 2 => random.NextDouble() * 0.02, _ => random.NextDouble() };
            var tolerance = random.Next(3) switch { 0 => 0, 1 => 0.002, _ => 0.02 };
            var spread = Math.Sqrt(0.25 / rows + 0.25 / count);
            var moved = Math.Clamp(share + (random.Next(2) * 2 - 1) * (tolerance + 8 * random.NextDouble() * spread), 0, 1);
            if (random.Next(3) > 0)
                moved = Math.Round(moved * count) / count;
            var edge = Edge(Math.Round(share * rows) / rows, rows, moved, count, tolerance);
            var verdicts = EdgeShift.Decide([edge, .. Enumerable.Repeat(edge with { Current = edge.Reference }, random.Next(40))]);
            Assert.True(verdicts[0].Breach == verdicts[0].Excess > 0, $"{edge}: bound {verdicts[0].Bound:R}, breach {verdicts[0].Breach}");
            breaches += verdicts[0].Breach ? 1 : 0;
            close += verdicts[0] is { Breach: false, Bound: > 0 } ? 1 : 0;
        }

        Assert.InRange(breaches, 1000, 5000);
        Assert.InRange(close, 100, 5000);
    }

    private static double Draw(Random random, double share, int rows) => Enumerable.Range(0, rows).Count(_ => random.NextDouble() < share) / (double)rows;

    private static ShiftEdge Edge(double was, double rows, double now, double count, double tolerance) =>
        new(null, "input.a", "ks", "at or below 1", new(was, rows), new(now, count), tolerance);
}
