using CsCheck;
using ModelWatch.Access.Limits;

namespace ModelWatch.Tests.Access;

public sealed class BodyBudgetTests
{
    private const long Total = 1024 * 1024;

    [Fact]
    public void OneModel_LeavesHalfToTheOthers()
    {
        using var rates = new RateLimits(new LimitOptions());
        var budget = new BodyBudget(Total);
        var flood = Enumerable.Range(0, 100).Select(_ => new BodyLease(budget, rates, "k", "flood")).Where(lease => lease.Begin(64 * 1024)).ToList();
        Assert.Equal(8, flood.Count);
        using var other = new BodyLease(budget, rates, "k", "quiet");
        Assert.True(other.Begin(64 * 1024));
        flood.ForEach(lease => lease.Dispose());
        Assert.Equal(64 * 1024, budget.Held);
    }

    [Fact]
    public void AnnouncedBody_IsRefusedAtOnceAndHoldsOnlyWhatCame()
    {
        using var rates = new RateLimits(new LimitOptions());
        var budget = new BodyBudget(Total);
        using var slow = new BodyLease(budget, rates, "k", "m");
        Assert.True(slow.Begin(400 * 1024));
        Assert.Equal(BodyLease.Step, budget.Held);
        Assert.Null(slow.Count(300 * 1024));
        using var second = new BodyLease(budget, rates, "k", "m");
        Assert.False(second.Begin(400 * 1024));
        Assert.True(second.Begin(100 * 1024));
        Assert.Same(LimitRefusal.NoRoom, second.Count(250 * 1024));
    }

    [Fact]
    public void BodyBeyondItsShare_MayComeAlone()
    {
        using var rates = new RateLimits(new LimitOptions());
        var budget = new BodyBudget(Total);
        using var lease = new BodyLease(budget, rates, "k", "m");
        Assert.True(lease.Begin(10 * Total));
        Assert.Null(lease.Count((int)Total));
        Assert.Equal(budget.Share, budget.Held);
    }

    [Fact]
    public void AnyOrder_StaysInBoundsAndEndsEmpty()
    {
        using var rates = new RateLimits(new LimitOptions());
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 300_000], Gen.Bool).Array[1, 60].Sample(steps =>
        {
            var budget = new BodyBudget(Total);
            var open = new List<BodyLease>();
            foreach (var (model, bytes, ends) in steps)
            {
                var lease = new BodyLease(budget, rates, "k", $"m{model}");
                if (lease.Begin(bytes))
                {
                    lease.Count(bytes);
                }

                open.Add(lease);
                Assert.InRange(budget.Held, 0, Total);
                if (ends)
                {
                    open[0].Dispose();
                    open.RemoveAt(0);
                }
            }

            open.ForEach(lease => lease.Dispose());
            Assert.Equal(0, budget.Held);
        });
    }

    [Fact]
    public void RatesOfOneKeyAndModel_LeaveOthersUntouched()
    {
        using var rates = new RateLimits(new LimitOptions
        {
            PerKey = new RateOptions { RequestsPerSecond = 10, BytesPerSecond = 10 * 1024 },
            PerModel = new RateOptions { RequestsPerSecond = 5, BytesPerSecond = 1024 * 1024 },
        });
        var refusals = Enumerable.Range(0, 20).Select(_ => rates.TakeRequest("k", "m", 0)).ToList();
        var refused = Assert.IsType<LimitRefusal>(refusals[^1]);
        Assert.Equal((429, true), (refused.Status, refused.Seconds >= 1));
        Assert.Contains(refusals, r => r?.Reason == "model-requests");
        Assert.Null(rates.TakeRequest("other", "n", 1));
        Assert.Null(rates.TakeBytes("third", "m", 20 * 1024));
        Assert.Equal("key-bytes", rates.TakeBytes("third", "m", 1024)?.Reason);
        Assert.Null(rates.TakeBytes("fourth", "m", 1024));
    }

    [Theory]
    [InlineData(0, 200L * 1024 * 1024, 25L * 1024 * 1024)]
    [InlineData(0, 64L * 1024 * 1024 * 1024, 64L * 1024 * 1024)]
    [InlineData(5_000_000, 64L * 1024 * 1024, 5_000_000)]
    public void Budget_FollowsTheMemoryOfTheProcess(long set, long memory, long expected) =>
        Assert.Equal(expected, new LimitOptions { BodiesInFlightBytes = set }.Budget(memory));
}
