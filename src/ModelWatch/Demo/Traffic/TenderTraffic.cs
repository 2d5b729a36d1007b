namespace ModelWatch.Demo.Traffic;

/// <summary>
/// Hospital tenders: what was bid, and whether it won. The chance to win is a logistic function of bid, competitors, dose, volume,
/// country and product group. Outcomes become known 24 to 48 hours later.
/// </summary>
internal sealed class TenderTraffic(PlantedFaults faults) : IDemoTraffic
{
    public const string Model = "tender-price-eu";
    public static readonly string[] Countries = ["DE", "FR", "IT", "ES", "PL"];
    public static readonly string[] Groups = ["ONC", "CAR", "ANT", "INS"];
    private static readonly double[] CountryShares = [.32, .22, .19, .16, .11], GroupShares = [.3, .3, .25, .15];
    private static readonly double[] CountryEffects = [.3, -.2, .1, .4, -.5], GroupEffects = [-.5, .2, .5, 0];
    private static readonly VolumePattern Volume = new(250, .25, .85);

    public IReadOnlyList<string> Inputs { get; } =
        ["dose_mg", "country", "product", "packs", "list_price", "bid_ratio", "competitors"];

    public TimeSpan LongestDelay => TimeSpan.FromHours(48);

    public IEnumerable<DemoEvent> Events(DateTimeOffset from, DateTimeOffset to, int seed, double share = 1) =>
        HourlyTraffic.Events(Model, Volume, (from, to), seed, share, Event);

    private DemoEvent Event(Random random, DateTimeOffset time)
    {
        var country = random.Index(CountryShares);
        var group = random.Index(GroupShares);
        var dose = Math.Round(Math.Clamp(random.LogNormal(250, .8), 5, 4000), 1);
        var packs = Math.Round(Math.Clamp(random.LogNormal(2000 * Season(time), .9), 50, 100_000));
        var price = Math.Round(random.LogNormal(80, .6) + dose / 20, 2);
        var bid = Math.Round(Math.Clamp(.82 + .09 * random.Normal(), .5, 1.1), 3);
        var rivals = (double)(1 + random.Index([.15, .25, .25, .18, .1, .07]));
        var logit = CountryEffects[country] + GroupEffects[group] - 14 * (bid - .82) - .45 * (rivals - 3)
            + .8 * Math.Log(dose / 250) + .35 * Math.Log(packs / 2000);
        var product = $"{Groups[group]}-{random.Next(1000, 1400)}";
        var label = random.Chance(Draw.Logistic(logit)) ? "1" : "0";
        var known = time + TimeSpan.FromHours(24 + 24 * random.NextDouble());
        var broken = country == 0 && time >= faults.GermanExport;
        object? competitors = random.Chance(.01) ? null : rivals;
        return new DemoEvent("", time,
            [broken ? dose / 1000 : dose, broken ? "Germany" : Countries[country], product, packs, price, bid, competitors], label, known);
    }

    // Orders are a little larger in the morning: a shift of less than 0.01 in probability.
    private static double Season(DateTimeOffset time) => 1 + .02 * Math.Cos(2 * Math.PI * (time.Hour - 9) / 24.0);
}
