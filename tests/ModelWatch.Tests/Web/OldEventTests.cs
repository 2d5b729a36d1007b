using ModelWatch.Web.Queries;
using static ModelWatch.Tests.CorridorHouse;

namespace ModelWatch.Tests.Web;

public sealed class OldEventTests : IDisposable
{
    private readonly CorridorHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Fleet_WithEventsOfTheFirstHoursOfTheCalendar_IsShown()
    {
        await _house.EventsAsync([.. Enumerable.Range(1, 5).Select(i => Event(i, $"0001-01-01T0{i}:00:00Z"))]);
        Assert.NotEmpty(_house.Corridor.Close(_house.Time.GetUtcNow()).Closed);
        var model = Assert.Single(new RecordReader(_house.State, _house.Plans, _house.Findings, new ReferenceLookup(_house.References)).Fleet(_ => true));
        Assert.NotEmpty(model.Windows);
    }
}
