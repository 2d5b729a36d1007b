using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Time.Testing;
using ModelWatch.Client.Tests.Support;

namespace ModelWatch.Client.Tests.Sending;

public sealed class DeliveryTests : IDisposable
{
    private static readonly EventSchema Schema = EventSchema.Of(["x"], ["p"]);
    private readonly ModelWatchStub _service = new();
    private readonly ConcurrentQueue<DeliveryProblem> _problems = new();

    private ModelWatchClientOptions Options => _service.Options() with { OnProblem = _problems.Enqueue, FlushInterval = TimeSpan.FromMinutes(1) };

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Send_ServiceIsDownForAWhile_KeepsTriesAgainAndLosesNothing()
    {
        _service.Answer = (number, _, _) => number <= 7
            ? number % 2 == 0 ? throw new HttpRequestException("refused") : ModelWatchStub.Status((HttpStatusCode)(number == 3 ? 429 : 503))
            : Task.FromResult<HttpResponseMessage?>(null);
        var counts = await ObserveAsync(Options, 1_200);
        Assert.Equal((1_200L, 0L, 0L), (counts.Events.Accepted, counts.Events.Dropped, counts.Events.Buffered));
        Assert.Equal(7, counts.Retries);
        Assert.Equal(Enumerable.Range(1, 1_200).Select(i => (long)i), _service.Events.Select(line => line.GetProperty("sequence").GetInt64()));
        Assert.Equal(["http-429", "http-503", "network"], _problems.Select(problem => problem.Reason).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Send_AnswerIsLostAfterTheCommit_IsSentAgainAndCountedOnce()
    {
        // The first request is stored, and its answer does not arrive.
        var stored = new ModelWatchStub();
        _service.Answer = async (number, lines, _) =>
        {
            using var invoker = new HttpMessageInvoker(stored, disposeHandler: false);
            using var request = new HttpRequestMessage(HttpMethod.Post, "http://localhost/api/v1/models/tender/events")
            {
                Content = new StringContent(string.Join('\n', lines) + "\n"),
            };
            var answer = await invoker.SendAsync(request, CancellationToken.None);
            return number == 1 ? throw new HttpRequestException("reset") : answer;
        };
        var counts = await ObserveAsync(Options, 50);
        Assert.Equal((0L, 50L), (counts.Events.Accepted, counts.Events.Duplicates));
        Assert.Equal(50, stored.Events.Count);
        Assert.True(counts.Events.Balances);
    }

    [Fact]
    public async Task Send_503WithRetryAfter_WaitsAsLongAsItIsAsked()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 25, 8, 0, 0, TimeSpan.Zero));
        _service.Answer = async (number, _, _) =>
        {
            var answer = number == 1 ? await ModelWatchStub.Status(HttpStatusCode.ServiceUnavailable) : null;
            answer?.Headers.Add("Retry-After", "30");
            return answer;
        };
        await using var client = new ModelWatchClient(Options with { Time = clock, RequestTimeout = TimeSpan.FromDays(1), FirstRetry = TimeSpan.FromSeconds(1), LongestRetry = TimeSpan.FromSeconds(1) });
        client.Observer(Schema).Observe([1.0], [1.0]);
        var flushed = client.FlushAsync();
        await Until.True(() => client.Counts.Retries == 1, "the first failure");
        for (var second = 0; second < 29; second++)
            clock.Advance(TimeSpan.FromSeconds(1));
        await Task.Delay(20);
        Assert.Equal(1, _service.Requests);
        await AdvanceUntil(clock, flushed);
        Assert.Equal((2, 1), (_service.Requests, _service.Events.Count));
    }

    [Fact]
    public async Task Send_NeverAnswered_EndsAtTheTimeLimitAndIsSentAgain()
    {
        _service.Answer = async (number, _, stop) =>
        {
            if (number <= 2)
                await Task.Delay(Timeout.Infinite, stop);
            return null;
        };
        var counts = await ObserveAsync(Options with { RequestTimeout = TimeSpan.FromMilliseconds(30) }, 10);
        Assert.True(counts.Retries >= 2);
        Assert.Equal(10, counts.Events.Accepted + counts.Events.Duplicates);
        Assert.Contains(_problems, problem => problem.Reason == "timeout");
    }

    [Fact]
    public async Task Send_413_HalvesUntilItFits_AndDropsWhatAloneIsTooLarge()
    {
        _service.Answer = (_, lines, _) => lines.Count > 100 || lines.Any(line => line.Contains("\"sequence\":7,", StringComparison.Ordinal) || line.EndsWith("\"sequence\":7}", StringComparison.Ordinal))
            ? ModelWatchStub.Status(HttpStatusCode.RequestEntityTooLarge)
            : Task.FromResult<HttpResponseMessage?>(null);
        var counts = await ObserveAsync(Options, 480);
        Assert.Equal((479L, 1L), (counts.Events.Accepted, counts.Events.DroppedBy[DropReason.TooLarge]));
        Assert.Equal(0, counts.Retries);
        Assert.True(counts.Events.Balances);
    }

    [Fact]
    public async Task Send_401_KeepsEverythingUntilTheKeyIsRight()
    {
        var key = "old";
        _service.Answer = (number, _, _) => _service.Keys.Last() == "Bearer new" ? Task.FromResult<HttpResponseMessage?>(null) : ModelWatchStub.Status(HttpStatusCode.Unauthorized);
        await using var client = new ModelWatchClient(Options with { KeySource = () => Volatile.Read(ref key) });
        for (var i = 0; i < 20; i++)
            client.Observer(Schema).Observe([i], [1.0]);
        var flushed = client.FlushAsync();
        await Until.True(() => client.Counts.Retries >= 3, "three failures");
        Assert.Equal(20, client.Counts.Events.Buffered);
        Volatile.Write(ref key, "new");
        await flushed;
        Assert.Equal(20, client.Counts.Events.Accepted);
        Assert.Contains(_problems, problem => problem is { Kind: ProblemKind.Retrying, Reason: "http-401", Events: 20 });
    }

    [Theory]
    [InlineData(400, DropReason.Refused, 1)]
    [InlineData(404, DropReason.Refused, 1)]
    [InlineData(415, DropReason.Refused, 1)]
    [InlineData(500, DropReason.ServerError, 10)]
    public async Task Send_RefusedForGoodOrFailingOnTheSameEvents_DropsWithReasonAndGoesOn(int status, DropReason reason, int requests)
    {
        _service.Answer = (number, _, _) => number <= requests
            ? ModelWatchStub.Status((HttpStatusCode)status, """{"title":"No","detail":"because of the plan"}""")
            : Task.FromResult<HttpResponseMessage?>(null);
        await using var client = new ModelWatchClient(Options);
        client.Observer(Schema).Observe([1.0], [1.0]);
        await client.FlushAsync();
        client.Observer(Schema).Observe([2.0], [1.0]);
        await client.FlushAsync();
        var events = client.Counts.Events;
        Assert.Equal((1L, 1L), (events.DroppedBy[reason], events.Accepted));
        Assert.Equal(requests + 1, _service.Requests);
        Assert.Equal("because of the plan", _problems.Single(problem => problem.Kind == ProblemKind.Dropped).Detail);
    }

    [Theory]
    [InlineData("<html>Welcome</html>")]
    [InlineData("""{"accepted":0,"duplicates":0,"rejected":[]}""")]
    [InlineData("""{"accepted":5}""")]
    [InlineData("")]
    public async Task Send_SuccessThatDoesNotAccountForTheEvents_IsNoSuccess(string body)
    {
        _service.Answer = (_, _, _) => ModelWatchStub.Status(HttpStatusCode.OK, body);
        var counts = await ObserveAsync(Options, 3);
        Assert.Equal(3, counts.Events.DroppedBy[DropReason.UnreadableAnswer]);
        Assert.Equal(10, _service.Requests);
        Assert.True(counts.Events.Balances);
    }

    [Fact]
    public async Task Send_SomeRejected_CountsThemAndNamesTheirIds()
    {
        _service.Answer = (_, _, _) => ModelWatchStub.Status(HttpStatusCode.Accepted,
            """{"accepted":1,"duplicates":1,"rejected":[{"index":1,"reason":"id-conflict","detail":"The id is known with other content."}]}""");
        await using var client = new ModelWatchClient(Options with { OnProblem = problem => { _problems.Enqueue(problem); throw new InvalidOperationException("the listener's own"); } });
        foreach (var id in new[] { "a", "b", "c" })
            client.Observer(Schema).Observe([1.0], [1.0], new EventDetails { Id = id });
        await client.FlushAsync();
        var events = client.Counts.Events;
        Assert.Equal((1L, 1L, 1L, 0L), (events.Accepted, events.Duplicates, events.Rejected, events.Buffered));
        Assert.Equal(new DeliveryProblem(ProblemKind.Rejected, "id-conflict", "The id is known with other content.", "b", 1), _problems.Single());
    }

    [Fact]
    public async Task Send_ManyEvents_KeepsToTheBoundsOfABatch()
    {
        var sizes = new ConcurrentQueue<(int Lines, int Bytes)>();
        _service.Answer = (_, lines, _) =>
        {
            sizes.Enqueue((lines.Count, lines.Sum(line => line.Length + 1)));
            return Task.FromResult<HttpResponseMessage?>(null);
        };
        var counts = await ObserveAsync(Options with { BatchEvents = 64, BatchBytes = 4_096 }, 2_000);
        Assert.Equal(2_000, counts.Events.Accepted);
        Assert.All(sizes, size => Assert.True(size.Lines <= 64 && size.Bytes < 4_096 + 200, size.ToString()));
        Assert.True(sizes.Count < 500, $"{sizes.Count} requests");
    }

    private static async Task AdvanceUntil(FakeTimeProvider clock, Task done)
    {
        for (var i = 0; i < 2_000 && !done.IsCompleted; i++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(1);
        }

        await done;
    }

    private static async Task<ClientCounts> ObserveAsync(ModelWatchClientOptions options, int events)
    {
        await using var client = new ModelWatchClient(options);
        var observer = client.Observer(Schema);
        for (var i = 0; i < events; i++)
            observer.Observe([i], [0.5]);
        await client.FlushAsync();
        return client.Counts;
    }
}
