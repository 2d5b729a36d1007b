using System.Text;
using Microsoft.AspNetCore.Http;
using ModelWatch.Doors;
using ModelWatch.Doors.Captures;
using ModelWatch.Doors.CloudEvents;
using ModelWatch.Doors.Pairs;
using ModelWatch.Intake;
using ModelWatch.Labels;

namespace ModelWatch.Tests.Doors;

/// <summary>A corridor with its foreign doors, without a web server between; <see cref="Restart"/> leaves nothing but the disk.</summary>
internal sealed class DoorHouse : IDisposable, IFoldSignal
{
    public DoorHouse(string plan, DoorOptions? options = null)
    {
        Options = options ?? new DoorOptions();
        House = new CorridorHouse(plan);
        Open();
    }

    public CorridorHouse House { get; }

    public DoorOptions Options { get; }

    public PairStore Pairs { get; private set; } = null!;

    /// <summary>Changes bodies on their way in.</summary>
    public Func<byte[], byte[]> Mutate { get; set; } = body => body;

    public void Notify(string model)
    {
    }

    /// <summary>A request at the CloudEvents door; null where it is refused with 400.</summary>
    public async Task<DoorReceipt?> CloudAsync(byte[] body, params (string Name, string Value)[] headers)
    {
        var given = new HeaderDictionary();
        foreach (var (name, value) in headers) given[name] = value;
        var work = new DoorWork("cloudevents");
        var (events, fault) = CloudEventReader.Read(given, Mutate(body), work.Rejected);
        var sorter = new CloudEventSorter(new ModelRouter(House.Plans), Options);
        for (var i = 0; i < events.Count; i++)
        {
            if (events[i] is { } cloud) sorter.Sort(cloud, i, work);
        }

        return fault is null ? await Intake().CommitAsync(work) : null;
    }

    /// <summary>One message of a KServe logger.</summary>
    public Task<DoorReceipt?> KServeAsync(string id, bool isResponse, string body, string time = "2026-03-01T08:00:00Z", params (string Name, string Value)[] more) =>
        KServeAsync(id, isResponse, Encoding.UTF8.GetBytes(body), time, more);

    public Task<DoorReceipt?> KServeAsync(string id, bool isResponse, byte[] body, string time = "2026-03-01T08:00:00Z", params (string Name, string Value)[] more) => CloudAsync(
        body,
        [
            ("ce-specversion", "1.0"), ("ce-id", id), ("ce-source", "http://localhost:9081/"), ("ce-time", time), ("ce-inferenceservicename", "m"),
            ("ce-namespace", "default"), ("ce-type", "org.kubeflow.serving.inference." + (isResponse ? "response" : "request")), .. more,
        ]);

    /// <summary>Why the last piece of a recorded file was refused as a whole, or null.</summary>
    public string? Fault { get; private set; }

    /// <summary>A piece of a recorded file; null where it is refused with 400.</summary>
    public Task<DoorReceipt?> CaptureAsync(string format, string body, string? origin = null, long row = 0, string? time = null) =>
        CaptureAsync(format, Encoding.UTF8.GetBytes(body), origin, row, time);

    public async Task<DoorReceipt?> CaptureAsync(string format, byte[] body, string? origin = null, long row = 0, string? time = null)
    {
        var work = new DoorWork(format);
        var context = new CaptureContext(House.Plans.Effective("m")!, work, origin, row, time, Options);
        Fault = CaptureFormat.Read(format, Mutate(body), context);
        return Fault is null ? await Intake().CommitAsync(work) : null;
    }

    public void Restart()
    {
        Pairs.DisposeAsync().AsTask().GetAwaiter().GetResult();
        House.Restart();
        Open();
    }

    /// <summary>Changes the halves behind the service's back.</summary>
    public void Change(string sql)
    {
        Pairs.DisposeAsync().AsTask().GetAwaiter().GetResult();
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(House.Folder, "pairs.db")};Pooling=False"))
        {
            connection.Open();
            Assert.True(Dapper.SqlMapper.Execute(connection, sql) > 0);
        }

        Open();
    }

    /// <summary>Closes everything and gives the windows' counts and digests.</summary>
    public IReadOnlyList<(long Events, string? Digest)> Windows()
    {
        House.Corridor.Close(House.Time.GetUtcNow());
        return [.. House.WindowsOf().Select(w => (w.Events, w.Digest))];
    }

    public void Dispose()
    {
        Pairs.DisposeAsync().AsTask().GetAwaiter().GetResult();
        House.Dispose();
    }

    public ForeignIntake Intake() => new(new EventIntake(House.Log, new Mask(new byte[32]), House.Time), new LabelIntake(House.Log, House.Plans, House.Time), Pairs, this);

    private void Open() => Pairs = new PairStore(Path.Combine(House.Folder, "pairs.db"), Options, new HalfSeal(new Mask(new byte[32])), House.Time);
}
