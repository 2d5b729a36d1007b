using ModelWatch.Series;

namespace ModelWatch.Tests.Series;

/// <summary>The table of answers, row by row.</summary>
public sealed class StoreAnswerTests
{
    private const string Page = "<html>log in</html>";

    [Theory]
    [InlineData(204, "", false, "Accepted", null, 0)]
    [InlineData(200, "", false, "Transient", null, 30)]
    [InlineData(200, "", true, "Accepted", null, 0)]
    [InlineData(202, "", true, "Accepted", null, 0)]
    [InlineData(200, Page, true, "Transient", null, 30)]
    [InlineData(302, "", true, "Transient", null, 30)]
    [InlineData(400, "{\"error\":\"field type conflict\"}", false, "Permanent", "Refused", 0)]
    [InlineData(400, Page, false, "Transient", null, 30)]
    [InlineData(400, "out of order sample", true, "Permanent", "Conflict", 0)]
    [InlineData(400, "out of bounds", true, "Permanent", "TooOld", 0)]
    [InlineData(400, "duplicate sample for timestamp", true, "Permanent", "Conflict", 0)]
    [InlineData(400, "{\"error\":\"partial write: points beyond retention policy dropped=1\"}", false, "Permanent", "TooOld", 0)]
    [InlineData(401, "", false, "Transient", null, 30)]
    [InlineData(403, "", false, "Transient", null, 30)]
    [InlineData(404, "bucket not found", false, "Transient", null, 30)]
    [InlineData(408, "", false, "Transient", null, 0)]
    [InlineData(413, Page, false, "TooLarge", "TooLarge", 0)]
    [InlineData(422, "unprocessable", false, "Permanent", "Refused", 0)]
    [InlineData(429, "", false, "Transient", null, 0)]
    [InlineData(500, "too old sample", true, "Permanent", "TooOld", 0)]
    [InlineData(500, "index out of bounds", true, "Transient", null, 0)]
    [InlineData(502, Page, true, "Transient", null, 30)]
    [InlineData(503, "", true, "Transient", null, 0)]
    public void Read_EachAnswer_HasItsMeaning(int status, string text, bool anySuccess, string result, string? kind, int leastSeconds)
    {
        var outcome = StoreAnswer.Read(new StoreReply(status, text == Page, text, null), anySuccess);
        Assert.Equal(result, outcome.Result.ToString());
        if (kind is not null)
            Assert.Equal(kind, outcome.Kind.ToString());
        Assert.Equal(leastSeconds, (outcome.RetryAfter ?? TimeSpan.Zero).TotalSeconds);
    }

    [Fact]
    public void Read_LongAnswerOfManyLines_IsOneShortLine()
    {
        var reason = StoreAnswer.Read(new StoreReply(400, false, string.Concat(Enumerable.Repeat("line\n", 10_000)), null)).Reason!;
        Assert.DoesNotContain('\n', reason);
        Assert.InRange(reason.Length, 100, 600);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(3, 8)]
    [InlineData(8, 256)]
    [InlineData(9, 300)]
    [InlineData(1_000_000, 300)]
    public void BackOff_AfterSoManyFailures_IsAnythingFromASecondToItsCeiling(int failures, int ceiling)
    {
        var backOff = new BackOff(new Random(3), TimeSpan.FromMinutes(5));
        var pauses = Enumerable.Range(0, 2000).Select(_ => backOff.After(failures, null).TotalSeconds).ToList();
        Assert.All(pauses, p => Assert.InRange(p, 1, ceiling));
        Assert.InRange(pauses.Count(p => p > ceiling / 2.0), 900, 1100);
        Assert.True(pauses.Max() > ceiling * 0.9);
    }
}
