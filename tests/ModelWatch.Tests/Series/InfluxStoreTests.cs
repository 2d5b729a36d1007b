using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using ModelWatch.Series;
using ModelWatch.Series.Influx;

namespace ModelWatch.Tests.Series;

public sealed class InfluxStoreTests
{
    private static readonly FakeTimeProvider Time = new(Some.Start);

    [Fact]
    public async Task Write_SendsGzippedLinesWithTokenToTheBucket()
    {
        HttpRequestMessage? seen = null;
        var body = string.Empty;
        var store = Store(async request =>
        {
            seen = request;
            await using var gzip = new GZipStream(await request.Content!.ReadAsStreamAsync(), CompressionMode.Decompress);
            body = await new StreamReader(gzip).ReadToEndAsync();
            return new HttpResponseMessage(HttpStatusCode.NoContent);
        });
        Assert.Equal(WriteOutcome.Accepted, await store.WriteAsync(Points(2), default));
        Assert.Equal("http://store/api/v2/write?org=a%26b&bucket=c&precision=ms", seen!.RequestUri!.AbsoluteUri);
        Assert.Equal("Token secret", seen.Headers.Authorization!.ToString());
        Assert.Equal(2, body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData(204, WriteResult.Accepted)]
    [InlineData(200, WriteResult.Transient)]
    [InlineData(302, WriteResult.Transient)]
    [InlineData(400, WriteResult.Permanent)]
    [InlineData(401, WriteResult.Transient)]
    [InlineData(403, WriteResult.Transient)]
    [InlineData(404, WriteResult.Transient)]
    [InlineData(413, WriteResult.TooLarge)]
    [InlineData(422, WriteResult.Permanent)]
    [InlineData(429, WriteResult.Transient)]
    [InlineData(500, WriteResult.Transient)]
    [InlineData(503, WriteResult.Transient)]
    public async Task Write_EachStatus_HasItsMeaning(int status, object expected) =>
        Assert.Equal((WriteResult)expected, (await Store(status, "{\"error\":\n\"no\"}").WriteAsync(Points(1), default)).Result);

    [Fact]
    public async Task Write_RetryAfter_IsHandedOn()
    {
        var store = Store(_ =>
        {
            var answer = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
            answer.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(17));
            return Task.FromResult(answer);
        });
        Assert.Equal(TimeSpan.FromSeconds(17), (await store.WriteAsync(Points(1), default)).RetryAfter);
    }

    [Fact]
    public async Task Write_AnswerThatQuotesLines_NamesThosePoints()
    {
        var points = Points(3);
        var store = Store(400, $"{{\"error\":\"unable to parse '{LineProtocol.Line(points[1]).Replace("\\", "\\\\")}': missing tag value\"}}");
        Assert.Equal([1], (await store.WriteAsync(points, default)).Refused);
    }

    [Fact]
    public async Task Write_NoConnection_IsTransient() =>
        Assert.Equal(WriteResult.Transient, (await Store(_ => throw new HttpRequestException("refused")).WriteAsync(Points(1), default)).Result);

    [Fact]
    public async Task Write_StoreThatNeverAnswers_IsTransientAfterTheTimeout()
    {
        var asked = new TaskCompletionSource();
        var store = Store(async (_, cancel) =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, cancel);
            return new HttpResponseMessage();
        });
        var write = store.WriteAsync(Points(1), default);
        await asked.Task;
        Time.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal("no answer within 10 s", (await write).Reason);
    }

    private static InfluxStore Store(int status, string text) =>
        Store(_ => Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(text, Encoding.UTF8) }));

    private static InfluxStore Store(Func<HttpRequestMessage, Task<HttpResponseMessage>> answer) => Store((request, _) => answer(request));

    private static InfluxStore Store(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer)
    {
        var options = new InfluxOptions { Url = new Uri("http://store/"), Org = "a&b", Bucket = "c", Token = "secret" };
        return new InfluxStore("influx", options, new HttpClient(new Answering(answer)), Time);
    }

    private static SeriesPoint[] Points(int count) =>
        [.. Enumerable.Range(0, count).Select(i => SeriesPoint.Of("m", Some.Measurement(value: i, segment: "country=DE"))!)];

    private sealed class Answering(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            answer(request, cancellationToken);
    }
}
