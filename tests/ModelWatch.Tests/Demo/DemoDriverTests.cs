using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using ModelWatch.Demo;
using ModelWatch.Demo.Traffic;

namespace ModelWatch.Tests.Demo;

public sealed class DemoDriverTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 18, 14, 23, 5, TimeSpan.Zero);
    private readonly string _directory = Directory.CreateTempSubdirectory("mw-demo-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Backfill_FourteenDays_SendsPlansReferencesEventsAndKnownLabels()
    {
        using var scenario = DemoScenario.Create(_directory, Now);
        using var service = new Recorder();
        using var http = new HttpClient(service) { BaseAddress = new Uri("http://127.0.0.1:1/") };
        var time = new FakeTimeProvider(Now);
        var plays = await new DemoDriver(scenario).BackfillAsync(new DemoDoor(http, time), time, default);

        Assert.Equal(3, plays.Count);
        Assert.Equal(3, service.Calls.Count(c => c.Path.EndsWith("/plan", StringComparison.Ordinal)));
        Assert.Equal(3, service.Calls.Count(c => c.Path.EndsWith("/reference", StringComparison.Ordinal)));
        Assert.Equal(3, service.Calls.Count(c => c.Path.EndsWith("/windows/close", StringComparison.Ordinal)));
        foreach (var model in scenario.Models)
        {
            var wanted = model.Traffic.Events(Now.AddDays(-14), Now, DemoScenario.Seed).ToList();
            var events = service.Lines(model.Name, "events");
            Assert.Equal(wanted.Select(e => e.Id), events.Select(Id));
            Assert.Equal(wanted.Where(e => e.Known <= Now).Select(e => e.Id).Order(),
                service.Lines(model.Name, "labels").Select(Id).Order());
            Assert.All(events.Take(50), e => Assert.True(JsonDocument.Parse(e).RootElement.GetProperty("outputs").TryGetProperty(model.Output, out _)));
        }

        await plays[2].CatchUpAsync(new FakeTimeProvider(Now.AddHours(1)), TimeSpan.FromHours(1), default);
        Assert.True(service.Lines(TenderTraffic.Model, "events").Count > 0);
    }

    [Fact]
    public async Task Post_ServiceRejectsAnEvent_Throws()
    {
        using var scenario = DemoScenario.Create(_directory, Now);
        using var service = new Recorder { Answer = """{"accepted":0,"duplicates":0,"rejected":[{"index":0,"reason":"no-time","detail":"x"}]}""" };
        using var http = new HttpClient(service) { BaseAddress = new Uri("http://127.0.0.1:1/") };
        var door = new DemoDoor(http, TimeProvider.System);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => door.PostAsync(scenario.Models[0], "labels", to => to.Write("{}\n"u8), default));
        Assert.Contains("no-time", error.Message, StringComparison.Ordinal);
    }

    // Every line starts with the id.
    private static string Id(string line) => line.Split('"', 5)[3];

    private sealed class Recorder : HttpMessageHandler
    {
        public List<(string Path, byte[] Body)> Calls { get; } = [];
        public string Answer { get; init; } = """{"accepted":1,"duplicates":0,"rejected":[]}""";

        public List<string> Lines(string model, string what) =>
            [.. Calls.Where(c => c.Path == $"/api/v1/models/{model}/{what}").SelectMany(c => Unpack(c.Body))];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
            Calls.Add((request.RequestUri!.AbsolutePath, body));
            return new HttpResponseMessage(HttpStatusCode.Accepted) { Content = new StringContent(Answer, Encoding.UTF8, "application/json") };
        }

        private static IEnumerable<string> Unpack(byte[] body)
        {
            using var gzip = new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
            using var reader = new StreamReader(gzip);
            while (reader.ReadLine() is { } line)
                yield return line;
        }
    }
}
