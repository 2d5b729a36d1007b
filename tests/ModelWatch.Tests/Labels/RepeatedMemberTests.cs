namespace ModelWatch.Tests.Labels;

public sealed class RepeatedMemberTests : IDisposable
{
    private readonly CorridorHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Theory]
    [InlineData("""{"id":"a","label":1,"label":0,"time":"2026-03-01T09:00:00Z"}""", "label")]
    [InlineData("""{"id":"a","id":"b","label":1,"time":"2026-03-01T09:00:00Z"}""", "id")]
    [InlineData("""{"id":"a","label":1,"time":"2026-03-01T09:00:00Z","time":"2026-03-01T10:00:00Z"}""", "time")]
    [InlineData("""{"id":"a","label":1,"source":"x","time":"2026-03-01T09:00:00Z","source":"y"}""", "source")]
    public async Task Label_WithAMemberTwice_IsMalformedAndSaysWhich(string label, string member)
    {
        var receipt = await _house.LabelsAsync(label);
        Assert.Equal(0, receipt.Accepted);
        var rejection = Assert.Single(receipt.Rejected);
        Assert.Equal(("malformed", $"The key {member} occurs twice."), (rejection.Reason, rejection.Detail));
    }
}
