using System.Buffers;
using System.Text.Json;
using ModelWatch.Client;

namespace ModelWatch.Benchmarks.Comparison;

/// <summary>
/// What one observed event of 50 doubles costs the model's thread: its CPU time by the kernel and what it allocates, beside the same event written with a bare
/// Utf8JsonWriter on that thread. The transport answers at once; bursts fit into the buffer, so nothing is dropped, which is checked.
/// </summary>
internal static class ClientCost
{
    private const int Events = 20_000;
    private const int Features = 50;
    private static readonly double[] Inputs = Row();
    private static readonly float[] Floats = Array.ConvertAll(Inputs, value => (float)value);
    private static readonly double[] Outputs = [0.731];
    private static readonly string[] Names = [.. Enumerable.Range(0, Features).Select(i => $"feature_{i:00}")];

    public static int Run(string[] args)
    {
        var bursts = args.Length > 0 ? int.Parse(args[0], null) : 30;
        var load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
        Console.WriteLine($"{bursts} bursts of {Events} events of {Features} features, load {load}; CPU of the calling thread, least and median of the bursts");
        Client("doubles, everything kept", new SamplingOptions(), bursts, static observer => observer.Observe(Inputs, Outputs));
        Client("floats, everything kept", new SamplingOptions(), bursts, static observer => observer.Observe(Floats, [0.731f]));
        Client("doubles, rate 0.999999 (SHA-256 of each id)", new SamplingOptions { Rate = 0.999999 }, bursts, static observer => observer.Observe(Inputs, Outputs));
        Client("doubles, rate 0.1", new SamplingOptions { Rate = 0.1 }, bursts, static observer => observer.Observe(Inputs, Outputs));
        Client("doubles, budget of 1e9 events/s", new SamplingOptions { EventsPerSecond = 1e9 }, bursts, static observer => observer.Observe(Inputs, Outputs));
        Bare(bursts);
        return 0;
    }

    private static void Client(string what, SamplingOptions sampling, int bursts, Func<ModelObserver, Observation> observe)
    {
        using var service = new NullTransport();
        using var client = new ModelWatchClient(new ModelWatchClientOptions
        {
            Address = new Uri("http://localhost/"),
            Model = "bench",
            Handler = service,
            Compress = false,
            Sampling = sampling,
            FlushInterval = TimeSpan.FromSeconds(60),
            BatchEvents = 2 * Events,
            Seed = 1,
        });
        var observer = client.Observer(EventSchema.Of(Names, ["score"]));
        Measure(what, bursts, () => observe(observer), () => client.FlushAsync().Wait());
        var counts = client.Counts.Events;
        if (counts.Dropped > 0 || !counts.Balances)
            Console.WriteLine($"  NOT VALID: {counts}");
    }

    private static void Bare(int bursts)
    {
        var to = new ArrayBufferWriter<byte>(64 * 1024 * 1024);
        using var json = new Utf8JsonWriter(to, new JsonWriterOptions { SkipValidation = true });
        var names = Array.ConvertAll(Names, name => JsonEncodedText.Encode(name));
        var sequence = 0L;
        Measure("bare Utf8JsonWriter of the same event", bursts, () => Write(json, to, names, ++sequence), to.ResetWrittenCount);
    }

    private static void Write(Utf8JsonWriter json, ArrayBufferWriter<byte> to, JsonEncodedText[] names, long sequence)
    {
        json.Reset(to);
        json.WriteStartObject();
        json.WriteString("id"u8, Guid.CreateVersion7());
        json.WriteString("time"u8, TimeProvider.System.GetUtcNow().UtcDateTime);
        json.WriteStartObject("inputs"u8);
        for (var i = 0; i < names.Length; i++)
            json.WriteNumber(names[i], Inputs[i]);
        json.WriteEndObject();
        json.WriteStartObject("outputs"u8);
        json.WriteNumber("score"u8, Outputs[0]);
        json.WriteEndObject();
        json.WriteString("source"u8, "bench"u8);
        json.WriteNumber("sequence"u8, sequence);
        json.WriteEndObject();
        json.Flush();
    }

    private static void Measure(string what, int bursts, Action once, Action between)
    {
        for (var warm = 0; warm < 3; warm++)
            Burst(once, between);
        var cost = new List<double>();
        long allocated = 0;
        for (var burst = 0; burst < bursts; burst++)
        {
            var (nanoseconds, bytes) = Burst(once, between);
            cost.Add(nanoseconds);
            allocated += bytes;
        }

        cost.Sort();
        Console.WriteLine(FormattableString.Invariant(
            $"{what}: {cost[0]:0} / {cost[cost.Count / 2]:0} ns, {allocated / (double)(bursts * Events):0.###} B allocated an event"));
    }

    private static (double Nanoseconds, long Bytes) Burst(Action once, Action between)
    {
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var begun = ThreadClock.Nanoseconds();
        for (var i = 0; i < Events; i++)
            once();
        var took = ThreadClock.Nanoseconds() - begun;
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        between();
        return (took / Events, bytes);
    }

    private static double[] Row()
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, Features).Select(_ => random.NextDouble() * 100)];
    }
}
