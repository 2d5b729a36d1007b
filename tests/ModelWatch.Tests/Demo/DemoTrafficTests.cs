using ModelWatch.Demo.Traffic;

namespace ModelWatch.Tests.Demo;

public sealed class DemoTrafficTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 18, 14, 23, 5, TimeSpan.Zero);

    [Fact]
    public void Events_CutInSlices_AreTheSameAsWhole()
    {
        var traffic = new TriageTraffic(PlantedFaults.Before(Now));
        var whole = traffic.Events(Now.AddHours(-30), Now, 1).ToList();
        var slices = Enumerable.Range(0, 60).SelectMany(i => traffic.Events(Now.AddHours(-30 + i * .5), Now.AddHours(-29.5 + i * .5), 1)).ToList();
        Assert.Equal(whole.Select(Text), slices.Select(Text));
        Assert.Equal(whole.Count, whole.Select(e => e.Id).Distinct().Count());
    }

    [Fact]
    public void Events_FourteenDays_AreBetween60And150Thousand()
    {
        var faults = PlantedFaults.Before(Now);
        IDemoTraffic[] all = [new TenderTraffic(faults), new StockTraffic(), new TriageTraffic(faults)];
        Assert.InRange(all.Sum(t => t.Events(Now.AddDays(-14), Now, 1).Count()), 60_000, 150_000);
    }

    [Fact]
    public void Before_AnyHour_LeavesSixHoursOfGermanExportAndTwoWholeDaysOfTriage()
    {
        for (var hour = 0; hour < 24; hour++)
        {
            var now = new DateTimeOffset(2026, 11, 18, hour, 59, 59, TimeSpan.Zero);
            var faults = PlantedFaults.Before(now);
            Assert.True(now - faults.GermanExport >= TimeSpan.FromHours(6));
            Assert.True(now - faults.GermanExport <= TimeSpan.FromHours(15));
            Assert.Equal(new DateTimeOffset(2026, 11, 16, 0, 0, 0, TimeSpan.Zero), faults.TriageRule);
        }

        Assert.Equal(9, PlantedFaults.Before(Now.AddHours(1)).GermanExport.Hour);
    }

    [Fact]
    public void TenderEvents_AfterExportFault_HaveGramsAndGermanyInGermanRowsOnly()
    {
        var faults = PlantedFaults.Before(Now);
        var broken = new TenderTraffic(faults).Events(Now.AddDays(-2), Now, 1).ToList();
        var healthy = new TenderTraffic(PlantedFaults.None).Events(Now.AddDays(-2), Now, 1).ToList();
        foreach (var (was, now) in healthy.Zip(broken))
        {
            var german = (string)was.Inputs[1]! == "DE" && was.Time >= faults.GermanExport;
            Assert.Equal(german ? "Germany" : was.Inputs[1], now.Inputs[1]);
            Assert.Equal((double)was.Inputs[0]! / (german ? 1000 : 1), now.Inputs[0]);
            Assert.Equal(was.Label, now.Label);
        }

        Assert.Contains(broken, e => (string)e.Inputs[1]! == "Germany");
    }

    [Fact]
    public void StockEvents_EachDay_StayWithinToleranceOfReference() =>
        AssertQuiet(new StockTraffic(), 24, 1);

    [Fact]
    public void TriageEvents_EachDayEvenAfterFault_KeepTheirInputs() =>
        AssertQuiet(new TriageTraffic(PlantedFaults.Before(Now)), 24, .6);

    [Fact]
    public void TenderEvents_EachHourBeforeFault_StayWithinToleranceOfReference() =>
        AssertQuiet(new TenderTraffic(PlantedFaults.None), 1, .15);

    // The rule of the first findings, written independently: DKW at 1 % over the inputs, both samples, tolerance 0.02.
    private static void AssertQuiet(IDemoTraffic traffic, int hours, double share)
    {
        var start = new DateTimeOffset(2026, 11, 4, 0, 0, 0, TimeSpan.Zero);
        var reference = traffic.Events(start.AddDays(-28), start, 2, share).ToList();
        var sorted = traffic.Inputs.Select((_, k) => reference.Select(e => e.Inputs[k]).OfType<double>().Order().ToArray()).ToArray();
        for (var from = start; from < start.AddDays(14); from = from.AddHours(hours))
        {
            var window = traffic.Events(from, from.AddHours(hours), 1).ToList();
            var bound = .02 + Math.Sqrt(Math.Log(2 * traffic.Inputs.Count / .01) / 2 * (1.0 / window.Count + 1.0 / reference.Count));
            for (var k = 0; k < traffic.Inputs.Count; k++)
                Assert.True(Shift(sorted[k], window, k) < bound, $"{traffic.Inputs[k]} at {from:u}, {window.Count} events");
        }
    }

    private static double Shift(double[] wanted, List<DemoEvent> window, int k)
    {
        if (wanted.Length == 0)
            return 0;
        var seen = window.Select(e => e.Inputs[k]).OfType<double>().Order().ToArray();
        var (i, worst) = (0, 0.0);
        for (var j = 0; j < wanted.Length; j++)
        {
            while (i < seen.Length && seen[i] <= wanted[j])
                i++;
            if (j + 1 == wanted.Length || wanted[j + 1] > wanted[j])
                worst = Math.Max(worst, Math.Abs((j + 1.0) / wanted.Length - (double)i / seen.Length));
        }

        return worst;
    }

    private static string Text(DemoEvent e) => $"{e.Id} {e.Time:O} {string.Join('|', e.Inputs)} {e.Label} {e.Known:O}";
}
