using ModelWatch.Measures;
using static ModelWatch.Tests.CorridorHouse;

namespace ModelWatch.Tests.Labels;

public sealed class LabelSelectionTests : IDisposable
{
    private readonly CorridorHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Close_OnlyHighScoresGetAnOutcome_SaysHowFarTheyDiffer()
    {
        await SendAsync(400, seed: 1, (_, score) => score > 0.7);

        var (distance, p, shift) = Figures();

        Assert.Equal((1.0, 0.0, 400L), (distance.Value, distance.Error, distance.N));
        Assert.InRange(p.Value!.Value, 0, 1e-30);
        Assert.InRange(0.5, shift.Lower!.Value, shift.Upper!.Value);
        Assert.All([distance, p, shift], m => Assert.Equal(MeasurementState.Ok, m.State));
    }

    /// <summary>In the segment the choice is fair, over all rows it is not.</summary>
    [Fact]
    public async Task Close_OneCountryIsChosenByScore_ShowsInItsSegmentOnly()
    {
        await SendAsync(600, seed: 2, (country, score) => country == "FR" ? score > 0.7 : (int)(score * 1000) % 2 == 0);

        Assert.InRange(Figures("country=FR").P.Value!.Value, 0, 1e-20);
        Assert.InRange(Figures("country=DE").P.Value!.Value, 0.01, 1);
    }

    /// <summary>Forty windows whose outcomes are drawn without regard to the score: p is uniform, so few are small.</summary>
    [Fact]
    public async Task Close_OutcomesDrawnByLot_SeldomLookSelective()
    {
        var random = new Random(20261124);
        var (events, labels) = (new List<string>(), new List<string>());
        for (var i = 0; i < 40 * 60; i++)
        {
            var at = new DateTimeOffset(2026, 2, 27, 12, 0, 0, TimeSpan.Zero).AddMinutes(i);
            events.Add(Event(i, at.ToString("yyyy-MM-ddTHH:mm:ssZ", null), score: random.NextDouble()));
            if (random.NextDouble() < 0.6)
                labels.Add($$"""{"id":"e{{i}}","label":1,"time":"2026-03-01T11:00:00Z"}""");
        }

        await _house.EventsAsync([.. events]);
        await _house.LabelsAsync([.. labels]);
        _house.Corridor.Close(_house.Time.GetUtcNow());

        var p = _house.Measurements("label_selection_p").Select(m => m.Value!.Value).ToList();
        Assert.Equal(40, p.Count);
        Assert.InRange(p.Count(v => v < 0.05), 0, 6);
        Assert.InRange(p.Min(), 1e-3, 1);
    }

    [Fact]
    public async Task Close_NothingToCompare_SaysWhy()
    {
        await SendAsync(40, seed: 3, (_, _) => true);
        Assert.Equal("no prediction awaits its outcome", Figures().Distance.Why);

        using var few = new CorridorHouse();
        await few.EventsAsync([.. Enumerable.Range(0, 40).Select(i => Event(i, "2026-03-01T08:00:00Z"))]);
        await few.LabelsAsync([.. Enumerable.Range(0, 35).Select(i => $$"""{"id":"e{{i}}","label":1,"time":"2026-03-01T09:00:00Z"}""")]);
        few.Corridor.Close(few.Time.GetUtcNow());
        Assert.Equal("35 predictions with and 5 without an outcome, 10 of each are needed", few.Measurements("label_selection").Single().Why);
    }

    /// <summary>Outcomes come after 30 s, but for 19 predictions of the first hour; those of the last hour come or do not.</summary>
    [Theory]
    [InlineData(240, "outcomes are still on their way: compared from the maturity on")]
    [InlineData(300, null)]
    public async Task Close_BeforeTheMaturity_WaitsUnlessNineInTenAreExpected(int labelled, string? why)
    {
        var plan = CorridorHouse.Plan.Replace("{kind: binary}", "{kind: binary, maturity: 2d}", StringComparison.Ordinal);
        using var house = new CorridorHouse(plan);
        await house.EventsAsync([.. Enumerable.Range(0, 300).Select(i => Event(i, $"2026-03-01T{3 + (i / 60):00}:{i % 60:00}:00Z", score: i % 7 / 7.0))]);
        await house.LabelsAsync([.. Enumerable.Range(0, 300).Where(i => i < labelled && i is not (> 40 and < 60)).Select(i =>
            $$"""{"id":"e{{i}}","label":1,"time":"2026-03-01T{{3 + (i / 60):00}}:{{i % 60:00}}:30Z"}""")]);

        house.Corridor.Close(house.Time.GetUtcNow());

        var selection = house.Measurements("label_selection");
        Assert.Equal(why, selection[0].Why);
        Assert.Equal(why is null, selection[0].Value is not null);
        Assert.All(selection, m => Assert.True(m.Provisional));
    }

    [Fact]
    public async Task Close_ClassOutput_ComparesShares()
    {
        var plan = CorridorHouse.Plan.Replace("{score: {kind: probability}}", "{score: {kind: class}}", StringComparison.Ordinal).Replace("kind: binary", "kind: class", StringComparison.Ordinal);
        using var house = new CorridorHouse(plan);
        await house.EventsAsync([.. Enumerable.Range(0, 200).Select(i => Event(i, "2026-03-01T08:00:00Z").Replace("\"score\":0.5", $"\"score\":\"{"abc"[i % 3]}\"", StringComparison.Ordinal))]);
        await house.LabelsAsync([.. Enumerable.Range(0, 200).Where(i => i % 3 != 0).Select(i => $$"""{"id":"e{{i}}","label":"a","time":"2026-03-01T09:00:00Z"}""")]);
        house.Corridor.Close(house.Time.GetUtcNow());

        Assert.Equal(1, house.Measurements("label_selection").Single().Value!.Value, 12);
        Assert.InRange(house.Measurements("label_selection_p").Single().Value!.Value, 0, 1e-40);
        Assert.Empty(house.Measurements("label_selection_shift"));
    }

    private async Task SendAsync(int rows, int seed, Func<string, double, bool> gets)
    {
        var random = new Random(seed);
        var (events, labels) = (new List<string>(), new List<string>());
        for (var i = 0; i < rows; i++)
        {
            var (score, country) = (random.NextDouble(), i % 2 == 0 ? "FR" : "DE");
            events.Add(Event(i, "2026-03-01T08:00:00Z", country: country, score: score));
            if (gets(country, score))
                labels.Add($$"""{"id":"e{{i}}","label":{{(random.NextDouble() < score ? 1 : 0)}},"time":"2026-03-01T09:00:00Z"}""");
        }

        await _house.EventsAsync([.. events]);
        await _house.LabelsAsync([.. labels]);
        _house.Corridor.Close(_house.Time.GetUtcNow());
    }

    private (Measurement Distance, Measurement P, Measurement Shift) Figures(string segment = "") =>
        (_house.Measurements("label_selection", segment: segment).Single(), _house.Measurements("label_selection_p", segment: segment).Single(),
            _house.Measurements("label_selection_shift", segment: segment).Single());
}
