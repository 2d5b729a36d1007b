using System.Runtime.CompilerServices;
using ModelWatch.Series;

namespace ModelWatch.IntegrationTests.Series;

/// <summary>What every <see cref="ITimeSeriesStore"/> must do, against the real server. Each test keeps to a model and a measure of its own name.</summary>
internal static class TimeSeriesConformance
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly string[] Hostile =
    [
        "a b", "a,b=c", "quote\"d", "it's", "back\\slash", "end\\", "\\,", "line\nbreak value=1", "#comment", "{brace}", "tab\there", "\u202Ertl", "emoji \U0001F9EA",
        "'; DROP TABLE series; --", "<img src=x onerror=alert(1)>", "=cmd()", "../../etc/passwd", "${jndi:ldap}", "{{ value }}", "[x](y)", "\u001b[31m", "null", "123", "tr\u00e4ge",
        "\"} or vector(1) or {b=\"", "nul\0nul", "del\u007f", "cr\rlf\r\n", new string('x', 64 * 1024),
    ];

    public static async Task Points_AreStoredOnceWithTheirStamp(IStoreUnderTest under)
    {
        var points = (from hour in Enumerable.Range(0, 24) from i in Enumerable.Range(0, 50) select Mine(hour, "f" + i, (hour * 0.1) + i)).ToList();
        await Write(under, points);
        await Write(under, points);
        await Same(points, under);
    }

    public static async Task Values_KeepTheirDigits(IStoreUnderTest under)
    {
        double[] values = [0, 1, -1, 0.1, 1.0 / 3, 1e-12, 123456.789, -2.5e-5, 9007199254740991];
        var points = values.Select((v, i) => Mine(0, "f" + i, v) with { Lower = v - 0.5, Upper = v + 0.5, N = 1_000_000_007 }).ToList();
        await Write(under, points);
        await Same(points, under);
    }

    public static async Task LaterRevision_Wins(IStoreUnderTest under)
    {
        await Write(under, [Mine(0, "f", 5), Mine(1, "f", 6)]);
        var revised = Mine(0, "f", 1) with { Revision = 1 };
        await Write(under, [revised]);
        await Same([revised, Mine(1, "f", 6)], under);
    }

    public static async Task RevisionThatComesFirst_StillWins(IStoreUnderTest under)
    {
        var revised = Mine(0, "f", 1) with { Revision = 3 };
        await Write(under, [revised]);
        await Write(under, [Mine(0, "f", 5), Mine(0, "f", 7) with { Revision = 1 }]);
        await Same([revised], under);
    }

    public static async Task LateSamples_AreStored(IStoreUnderTest under)
    {
        var points = Enumerable.Range(0, 72).Reverse().Select(hour => Mine(hour, "f", hour)).ToList();
        foreach (var batch in points.Chunk(12))
            await Write(under, batch);
        await Same(points, under);
    }

    public static async Task HostileNames_Survive(IStoreUnderTest under)
    {
        var points = Hostile.Select((name, i) => Mine(0, name, i) with { Model = name, Version = name, Segment = "s=" + name, Measure = nameof(HostileNames_Survive) + i }).ToList();
        await Write(under, points);
        await Same([.. points.Select(p => Named(p, under))], under);
    }

    public static async Task Batches_EmptyAndLarge_AreTaken(IStoreUnderTest under)
    {
        await Write(under, []);
        var points = Enumerable.Range(0, 10_000).Select(i => Mine(i % 10, "f" + (i / 10), i) with { Lower = i - 1, Upper = i + 1 }).ToList();
        await Write(under, points);
        await Same(points, under);
    }

    /// <summary>Promise P7, through the outbox: what a store accepted and lost in its last seconds goes again.</summary>
    public static async Task StoreKilledAfterItAccepted_HoldsEveryPointOnce(IStoreUnderTest under)
    {
        using var house = new OutboxHouse(under.Store);
        var points = Enumerable.Range(0, 200).Select(i => Mine(i / 20, "f" + (i % 20), i)).ToList();
        house.Enqueue(points);
        await house.DrainAsync();
        await under.KillAsync();

        // The start time that tells one process of VictoriaMetrics from another has whole seconds.
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        await under.ResumeAsync();
        house.Clock.Ahead += TimeSpan.FromSeconds(61);
        await house.DrainAsync();
        await Same(points, under);
    }

    public static SeriesPoint Point(int hour, string subject, double value) => new()
    {
        Model = "m",
        Version = "1",
        Subject = "input." + subject,
        Measure = "ks",
        Definition = "ks/1",
        WindowStart = Start.AddHours(hour),
        WindowEnd = Start.AddHours(hour + 1),
        Value = value,
        N = 500,
    };

    /// <summary>The store holds what was written under these measures and nothing else under them.</summary>
    public static async Task Same(IReadOnlyList<SeriesPoint> written, IStoreUnderTest under)
    {
        var measures = written.Select(p => p.Measure).ToHashSet();
        var expected = Ordered(written.Select(p => new StoredSample(p.Model, p.Version, p.Segment, p.Subject, p.Measure, p.Stamp().ToUnixTimeMilliseconds(), p.Value, p.Lower, p.Upper, p.N)));
        var read = await ReadAsync();

        // VictoriaMetrics shows new series to a query only some time after it accepted them, even after a flush.
        for (var i = 0; i < 40 && read.Count < expected.Count; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500));
            read = await ReadAsync();
        }

        Assert.Equal(expected.Select(Key), read.Select(Key));
        foreach (var (e, r) in expected.Zip(read))
        {
            Near(e.Value, r.Value, under.Precision);
            Near(e.Lower, r.Lower, under.Precision);
            Near(e.Upper, r.Upper, under.Precision);
            Near(e.N, r.N, under.Precision);
        }

        async Task<List<StoredSample>> ReadAsync() => Ordered((await under.ReadAsync()).Where(s => measures.Contains(s.Measure)));
    }

    private static SeriesPoint Mine(int hour, string subject, double value, [CallerMemberName] string test = "") =>
        Point(hour, subject, value) with { Model = test, Measure = test };

    private static SeriesPoint Named(SeriesPoint p, IStoreUnderTest under) => p with
    {
        Model = under.Name(p.Model),
        Version = under.Name(p.Version),
        Segment = under.Name(p.Segment!),
        Subject = under.Name(p.Subject),
    };

    private static StoredSample Key(StoredSample s) => s with { Value = 0, Lower = null, Upper = null, N = 0 };

    private static void Near(double? expected, double? actual, double precision)
    {
        Assert.Equal(expected.HasValue, actual.HasValue);
        if (expected is { } e)
            Assert.InRange(actual!.Value, e - (Math.Abs(e) * precision), e + (Math.Abs(e) * precision));
    }

    private static async Task Write(IStoreUnderTest under, IReadOnlyList<SeriesPoint> points)
    {
        var outcome = await under.Store.WriteAsync(points, default);
        Assert.True(outcome.Result == WriteResult.Accepted, outcome.Reason);
    }

    private static List<StoredSample> Ordered(IEnumerable<StoredSample> samples) =>
        [.. samples.OrderBy(s => s.Milliseconds).ThenBy(s => s.Model, StringComparer.Ordinal).ThenBy(s => s.Subject, StringComparer.Ordinal).ThenBy(s => s.Measure, StringComparer.Ordinal)];
}
