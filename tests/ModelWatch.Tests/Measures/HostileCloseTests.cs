using System.Globalization;
using System.Text.Json;
using CsCheck;
using ModelWatch.Measures;
using ModelWatch.Plans;
using ModelWatch.References;

namespace ModelWatch.Tests.Measures;

/// <summary>Events that anyone can send: a close always ends, every figure is finite or says why not, and no family of measures fails.</summary>
public sealed class HostileCloseTests
{
    private const string Numbers = "model: m\nversion: \"1\"\nwindow: {length: 1h, minimum: 5, lateness: 5m, horizon: 1d}\ninputs: {x: {kind: numeric}, y: {kind: numeric}}\noutputs: {z: {kind: number}}\n"
        + "label: {kind: number}\nmeasures: {include: [energy, unit_factor_ratio, spike_ratio, swapped_ratio, terminal_digit]}\n";

    private static readonly double[] Odd =
        [0, -0.0, 5e-324, -5e-324, 1e-310, 1e-300, 1.7e308, -1.7e308, 9e307, -9e307, double.MaxValue, double.MinValue, 9007199254740993, 1e16, 3, -1, 0.1];

    public static readonly TheoryData<string, int, double> Weights = new()
    {
        { "probability", 300, 1e3 }, { "probability", 300, 1e5 }, { "probability", 3, 10 }, { "probability", 12, 1e6 }, { "probability", 40, 20 },
        { "decided", 300, 1e3 }, { "decided", 12, 1e6 }, { "classes", 300, 1e3 }, { "classes", 3, 10 }, { "classes", 40, 1e6 },
        { "number", 300, 1e3 }, { "number", 3, 10 }, { "number", 40, 1e6 }, { "number", 2, 1.5 },
    };

    [Theory]
    [MemberData(nameof(Weights))]
    public async Task Close_OneHeavyRow_HasFiguresOrReasons(string kind, int rows, double heavy)
    {
        var plan = kind switch { "probability" => KindSample.Binary, "decided" => KindSample.Decided, "classes" => KindSample.Classes, _ => KindSample.Number };
        foreach (var reference in new[] { null, KindSample.Rows(60, 1, plan) })
        {
            var recorded = await ClosedAsync(plan, reference, KindSample.Rows(rows + 1, 2, plan), i => i == rows ? heavy : 1);
            Assert.Empty(recorded.Select(MeasurementFault.Of).OfType<string>());
            Assert.Equal(rows + 1, recorded.Find("model", "event_count").N);
        }
    }

    [Fact]
    public async Task Close_OneHeavyRow_LeavesAveragePrecisionWithoutAnInterval()
    {
        var recorded = await ClosedAsync(KindSample.Binary, null, KindSample.Rows(301, 2, KindSample.Binary), i => i == 300 ? 1000 : 1);
        var figure = recorded.Find("output.score", "average_precision");
        Assert.NotNull(figure.Value);
        Assert.Equal((null, null, 301L), (figure.Lower, figure.Upper, figure.N));
    }

    [Theory]
    [InlineData("tenths", "5e-324,0")]
    [InlineData("tenths", "5e-324,-0")]
    [InlineData("tenths", "1e-310,-1e-310")]
    [InlineData("tenths", "1e308,-1e308,0,3")]
    [InlineData("9e307,-9e307,0,3", "tenths")]
    [InlineData("9e307,-9e307,0,3", "9e307,-9e307,5e-324")]
    [InlineData("8e307,-8e307,0,3", "tenths")]
    [InlineData("5e-324,0", "9007199254740993,1e16")]
    public async Task Close_ExtremeNumbers_HasFiguresOrReasons(string reference, string current)
    {
        var recorded = await ClosedAsync(Numbers, Rows(Values(reference, 300)), Rows(Values(current, 200)), _ => 1);
        Assert.Empty(recorded.Select(MeasurementFault.Of).OfType<string>());
        Assert.Equal(200, recorded.Find("input.x", "ks").N);
    }

    [Fact]
    public void Close_AnyFiniteNumbers_HasFiguresOrReasons()
    {
        var odd = Gen.Int[0, Odd.Length - 1].Select(i => Odd[i]);
        var number = Gen.OneOf(odd, Gen.Double.Where(double.IsFinite), Gen.Double[-10, 10], Gen.Int[-3, 3].Select(i => (double)i));
        var sample = Gen.OneOf(number.Array[6, 60], odd.Array[6, 60]);
        Gen.Select(sample, sample).Sample(
            (was, now) =>
            {
                var faults = KindSample.Check(Numbers, Rows(was), Rows(now)).Select(MeasurementFault.Of).OfType<string>().ToList();
                return faults.Count == 0 ? true : throw new InvalidDataException(string.Join('\n', faults));
            },
            iter: 60, threads: 1);
    }

    private static double[] Values(string list, int count)
    {
        if (list == "tenths")
            return [.. Enumerable.Range(0, count).Select(i => i / 10.0)];
        var values = list.Split(',').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray();
        return [.. Enumerable.Range(0, count).Select(i => values[i % values.Length])];
    }

    private static string Rows(double[] values) => string.Join('\n', values.Select((v, i) => FormattableString.Invariant(
        $$"""{"x":{{v:R}},"y":{{values[(i + 1) % values.Length]:R}},"z":{{v:R}},"label":{{values[^(i + 1)]:R}}}""")));

    private static async Task<IReadOnlyList<Measurement>> ClosedAsync(string plan, string? reference, string rows, Func<int, double> weight)
    {
        using var house = new CorridorHouse(plan);
        var effective = house.Plans.Effective("m")!;
        if (reference is not null)
            house.References.Put(ReferenceBuilder.Build(effective, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(reference))).Profile!);
        var receipt = await house.EventsAsync([.. rows.Split('\n').Select((row, i) => Event(effective, i, row, weight(i)))]);
        Assert.Equal(rows.Split('\n').Length, receipt.Accepted);
        house.Corridor.Close(house.Time.GetUtcNow());
        return house.Recorded();
    }

    private static string Event(MonitoringPlan plan, int i, string row, double weight)
    {
        using var cells = JsonDocument.Parse(row);
        string Part(IEnumerable<string> names) => string.Join(',', names.Select(n => $"\"{n}\":{cells.RootElement.GetProperty(n).GetRawText()}"));
        return FormattableString.Invariant($"{{\"id\":\"e{i}\",\"time\":\"2026-03-01T08:{i / 60:00}:{i % 60:00}Z\",\"weight\":{weight},")
            + $"\"inputs\":{{{Part(plan.Inputs.Select(x => x.Name))}}},\"outputs\":{{{Part(plan.Outputs.Select(x => x.Name))}}},{Part(["label"])}}}";
    }
}
