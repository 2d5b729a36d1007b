using System.Text;
using ModelWatch.Intake;
using ModelWatch.Plans;
using ModelWatch.Statistics.Quality;
using ModelWatch.Windows;

namespace ModelWatch.Tests.Measures.Written;

/// <summary>A masked value is judged under the plan before it is hashed; nothing of it is kept but the verdict and the hash.</summary>
public sealed class MaskedFieldTests
{
    private const string Canary = "Kanarienvogel-7731";

    private const string Masked = """
        model: m
        version: "1"
        window: {length: 1h, minimum: 10, lateness: 5m, horizon: 1d}
        inputs:
          patient: {kind: text, pattern: "^P-\\d+$"}
          dose: {kind: numeric, range: [0, 100]}
          site: {kind: categorical, values: [A, B]}
          seen: {kind: date, format: yyyy-MM-dd}
        outputs: {score: {kind: probability}}
        privacy: {mask: [patient, dose, site, seen]}
        """;

    [Fact]
    public async Task Close_MaskedFields_HaveTheSharesOfTheirValues()
    {
        using var house = new CorridorHouse(Masked);
        await house.EventsAsync([.. Enumerable.Range(0, 20).Select(i => Event(i,
            patient: i < 4 ? "\"Jane\"" : $"\"P-{i}\"", dose: i < 5 ? "500" : i < 7 ? "\"x\"" : "5", site: i < 6 ? "\"C\"" : "\"A\"", seen: i < 3 ? "\"01/02/2026\"" : "\"2026-02-01\""))]);
        house.Corridor.Close(house.Time.GetUtcNow());

        var recorded = house.Recorded();
        Assert.Equal(0.2, recorded.Find("input.patient", "format_ratio").Value!.Value, 9);
        Assert.Equal(0.25, recorded.Find("input.dose", "out_of_range_ratio").Value!.Value, 9);
        Assert.Equal(0.1, recorded.Find("input.dose", "invalid_ratio").Value!.Value, 9);
        Assert.Equal(0.3, recorded.Find("input.site", "unseen_ratio").Value!.Value, 9);
        Assert.Equal(0.15, recorded.Find("input.seen", "format_ratio").Value!.Value, 9);
        Assert.Equal(0.15, recorded.Find("input.seen", "ambiguous_date_ratio").Value!.Value, 9);
        Assert.Equal(0, recorded.Find("input.site", "missing_ratio").Value!.Value, 9);
    }

    [Fact]
    public async Task Files_AfterMaskedAndUndeclaredValues_HoldNoneOfThem()
    {
        using var house = new CorridorHouse(Masked);
        await house.EventsAsync([.. Enumerable.Range(0, 20).Select(i =>
            Event(i, $"\"{Canary}\"", $"\"{Canary}\"", $"\"{Canary}\"", $"\"{Canary}\"", $",\"undeclared\":\"{Canary}\",\"{Canary}\":1"))]);
        house.Corridor.Close(house.Time.GetUtcNow());

        Assert.Equal(20, house.Recorded().Find("model", "event_count").Value);
        Assert.NotEmpty(house.Read(c => QuarantineTable.Read(c, new QuarantineQuery("m", 0, long.MaxValue, null, 100))));
        var files = Directory.GetFiles(house.Folder, "*", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        foreach (var needle in new[] { Encoding.UTF8.GetBytes(Canary), Encoding.Unicode.GetBytes(Canary) })
            Assert.All(files, file => Assert.True(Bytes(file).AsSpan().IndexOf(needle) < 0, file));
    }

    [Fact]
    public void Of_EqualValues_AreOneTextWhateverStandsBeside()
    {
        var plan = PlanReader.Read(Masked).Plan!;
        var fields = PlanLayout.Of(plan).Inputs.Fields;
        var mask = new Mask(new byte[32]);
        var (first, again, other) = (mask.Of(fields[0], "P-1"), mask.Of(fields[0], "P-1"), mask.Of(fields[0], "Jane"));
        Assert.Equal(first, again);
        Assert.NotEqual(first.Split(':')[2], other.Split(':')[2]);
        Assert.Equal(CellFaults.None, MaskedRules.Read(first)!.Faults);
        Assert.Equal(CellFaults.Format, MaskedRules.Read(other)!.Faults);
        Assert.Equal(first.Split(':')[2], mask.Of(fields[2], "P-1").Split(':')[2]);
        Assert.Equal(TextTraits.PersonalData, MaskedRules.Read(mask.Of(fields[0], "jane@example.org"))!.Traits);
    }

    [Theory]
    [InlineData("masked:abc")]
    [InlineData("masked:0:abc")]
    [InlineData("masked:zz0:abc")]
    [InlineData("plain")]
    [InlineData("")]
    public void Read_TextWithoutVerdict_IsNone(string text) => Assert.Null(MaskedRules.Read(text));

    private static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string Event(int id, string patient, string dose, string site, string seen, string more = "") =>
        $$$"""{"id":"e{{{id}}}","time":"2026-03-01T08:00:{{{id:00}}}Z","inputs":{"patient":{{{patient}}},"dose":{{{dose}}},"site":{{{site}}},"seen":{{{seen}}}{{{more}}}},"outputs":{"score":0.5}}""";
}
