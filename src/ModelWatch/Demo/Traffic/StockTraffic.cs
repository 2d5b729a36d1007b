namespace ModelWatch.Demo.Traffic;

/// <summary>
/// Weekly demand of an article in a warehouse, as a number of packs. Stationary but for a faint weekly pattern: the healthy model of the demo.
/// The true demand becomes known after 12 to 24 hours.
/// </summary>
internal sealed class StockTraffic : IDemoTraffic
{
    public const string Model = "stock-demand";
    /// <summary>Relative half width of the 90 % interval: 1.645 times the noise of the demand, and a little for the model's own error.</summary>
    public const double Band = 1.645 * Noise * 1.1;

    private const double Noise = .12;

    public static readonly string[] Regions = ["north", "east", "south", "west"];
    private static readonly double[] RegionShares = [.3, .2, .28, .22], RegionEffects = [.1, -.15, .05, 0];
    private static readonly VolumePattern Volume = new(25, .5, .8);

    public IReadOnlyList<string> Inputs { get; } = ["last_week", "stock_on_hand", "lead_days", "price", "region", "cold_chain"];

    public TimeSpan LongestDelay => TimeSpan.FromHours(24);

    public IEnumerable<DemoEvent> Events(DateTimeOffset from, DateTimeOffset to, int seed, double share = 1) =>
        HourlyTraffic.Events(Model, Volume, (from, to), seed, share, Event);

    private static DemoEvent Event(Random random, DateTimeOffset time)
    {
        var region = random.Index(RegionShares);
        var weekend = time.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        var last = Math.Round(Math.Clamp(random.LogNormal(weekend ? 118 : 120, .5), 5, 2000));
        var stock = Math.Round(last * random.LogNormal(1.6, .4));
        var lead = (double)(2 + random.Index([.1, .25, .3, .2, .1, .05]));
        var price = Math.Round(random.LogNormal(24, .5), 2);
        var cold = random.Chance(.2);
        var expected = 40 + .6 * last * Math.Exp(RegionEffects[region]) + 3 * (lead - 4) - (cold ? 10 : 0) - .2 * (price - 24);
        var demand = Math.Max(0, Math.Round(Math.Max(5, expected) * (1 + Noise * random.Normal())));
        var known = time + TimeSpan.FromHours(12 + 12 * random.NextDouble());
        return new DemoEvent("", time, [last, stock, lead, price, Regions[region], cold],
            demand.ToString("R", System.Globalization.CultureInfo.InvariantCulture), known);
    }
}
