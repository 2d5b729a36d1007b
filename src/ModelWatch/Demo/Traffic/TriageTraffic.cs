namespace ModelWatch.Demo.Traffic;

/// <summary>
/// Reports of adverse events and the class that a reviewer gave them: a multinomial logit of coded fields, age and the words of the narrative.
/// The class becomes known within six hours.
/// </summary>
internal sealed class TriageTraffic(PlantedFaults faults) : IDemoTraffic
{
    public const string Model = "ae-triage";
    public static readonly string[] Classes = ["critical", "serious", "non-serious", "follow-up", "not-valid"];
    public static readonly string[] Systems = ["10007541", "10017947", "10029205", "10040785", "10038738", "10021428"];
    public static readonly string[] Reporters = ["physician", "pharmacist", "consumer", "literature"];
    public static readonly string[] Routes = ["PO", "IV", "SC", "IM", "TOP"];
    private static readonly double[] SystemShares = [.18, .22, .2, .2, .12, .08], ReporterShares = [.3, .2, .4, .1];
    private static readonly double[] RouteShares = [.42, .2, .18, .08, .12];
    private static readonly VolumePattern Volume = new(50, .45, .7);

    public IReadOnlyList<string> Inputs { get; } = ["system", "reporter", "route", "age", "onset_days", "narrative"];

    public TimeSpan LongestDelay => TimeSpan.FromHours(6);

    public IEnumerable<DemoEvent> Events(DateTimeOffset from, DateTimeOffset to, int seed, double share = 1) =>
        HourlyTraffic.Events(Model, Volume, (from, to), seed, share, Event);

    private DemoEvent Event(Random random, DateTimeOffset time)
    {
        var (system, reporter, route) = (random.Index(SystemShares), random.Index(ReporterShares), random.Index(RouteShares));
        var age = Math.Round(Math.Clamp(52 + 19 * random.Normal(), 0, 99));
        var onset = Math.Round(Math.Min(random.LogNormal(6, 1), 365));
        var signs = Narrative.Draw(random);
        var label = random.Index(Weights(system, reporter, age, onset, signs));
        var recoded = random.Chance(.75);
        if (recoded && Reporters[reporter] == "consumer" && time >= faults.TriageRule)
            label = 3;
        var known = time + TimeSpan.FromHours(1 + 5 * random.NextDouble());
        var text = signs.Text(random, (int)onset);
        return new DemoEvent("", time,
            [Systems[system], Reporters[reporter], Routes[route], age, onset, text], Classes[label], known);
    }

    private static double[] Weights(int system, int reporter, double age, double onset, Narrative signs)
    {
        var late = Math.Log(1 + onset) - 2;
        return
        [
            Math.Exp(-2.4 + 2.6 * signs.Danger + 1.2 * signs.Hospital + .02 * (age - 52) + (system == 0 ? .8 : 0) - .3 * late),
            Math.Exp(-.5 + .8 * signs.Danger + 1.7 * signs.Hospital + .01 * (age - 52) + (reporter == 0 ? .4 : 0)),
            Math.Exp(1.1 - 1.2 * signs.Hospital - .8 * signs.Danger + (system == 3 ? .5 : 0) + .1 * late),
            Math.Exp(-.8 + 1.8 * signs.Again + (reporter == 1 ? .3 : 0)),
            Math.Exp(-1.4 + 2.0 * signs.Vague + (reporter == 2 ? .4 : -.4)),
        ];
    }
}
