using System.Globalization;

namespace ModelWatch.Tests.Doors;

/// <summary>The same traffic gives the same windows, whichever door it comes by, in any order, with duplicates and a restart in its midst.</summary>
public sealed class SameDigestTests
{
    private const string Plan = """
        model: m
        version: "1"
        window: {length: 1h, minimum: 10, lateness: 5m, horizon: 1d}
        inputs: {dose: {kind: numeric}, weight_kg: {kind: numeric}, site: {kind: categorical}}
        outputs: {score: {kind: probability}}
        """;

    private static readonly string Native = DigestOf("native");

    public static TheoryData<string> Doors =>
        [.. SameTraffic.Doors.Keys.Where(name => name != "native")];

    [Theory]
    [MemberData(nameof(Doors))]
    public void SameTraffic_ByThisDoor_HasTheDigestOfTheNativeDoor(string door) => Assert.Equal(Native, DigestOf(door));

    private static string DigestOf(string door)
    {
        using var house = new DoorHouse(Plan);
        var random = new Random(7);
        var calls = SameTraffic.Calls();
        var send = SameTraffic.Doors[door];
        for (var i = calls.Count - 1; i > 0; i--)
        {
            var other = random.Next(i + 1);
            (calls[i], calls[other]) = (calls[other], calls[i]);
        }

        for (var i = 0; i < calls.Count; i++)
        {
            if (i == calls.Count / 2) house.Restart();
            send(house, calls[i]).GetAwaiter().GetResult();
            if (i % 7 == 0) send(house, calls[i]).GetAwaiter().GetResult();
        }

        var windows = house.Windows();
        Assert.Equal(SameTraffic.Rows, windows.Sum(w => w.Events));
        return string.Join(" ", windows.Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Events}:{w.Digest}")));
    }
}
