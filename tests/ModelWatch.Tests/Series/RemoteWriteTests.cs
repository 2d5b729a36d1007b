using System.Net;
using System.Text;
using CsCheck;
using Google.Protobuf;
using Microsoft.Extensions.Time.Testing;
using ModelWatch.Series;
using ModelWatch.Series.RemoteWrite;
using Snappier;

namespace ModelWatch.Tests.Series;

public sealed class RemoteWriteTests
{
    private const long HourEnd = 1772326800000;

    [Fact]
    public void Request_OfOnePoint_HasASeriesForEachFieldThatIsThere()
    {
        var series = Read(WriteRequest.Of([Point() with { Lower = 0.1, Segment = "country=DE" }]));
        Assert.Equal(["mw_feature_value", "mw_feature_lower", "mw_feature_n"], series.Select(s => s.Labels["__name__"]));
        Assert.All(series, s => Assert.Equal("ks|m|1|country=DE|input.dose_mg", string.Join('|', s.Labels.Where(l => l.Key != "__name__").Select(l => l.Value))));
        Assert.Equal([(HourEnd - 999, 0.25)], series[0].Samples);
        Assert.Equal([(HourEnd - 999, 0.1)], series[1].Samples);
        Assert.Equal([(HourEnd - 999, 500d)], series[2].Samples);
    }

    [Fact]
    public void Request_PointsInAnyOrder_HasEachSeriesOnceWithAscendingTimes() =>
        Gen.Shuffle(Enumerable.Range(0, 24).Select(h => SeriesPoint.Of("m", Some.Measurement(h, value: h))!).ToArray()).Sample(points =>
        {
            var series = Read(WriteRequest.Of(points));
            Assert.Equal(2, series.Count);
            Assert.Equal(Enumerable.Range(0, 24).Select(h => (double)h), series.Single(s => s.Labels["__name__"] == "mw_feature_value").Samples.Select(s => s.Value));
        });

    [Fact]
    public void Request_TwoPointsOfOneStamp_KeepsTheLast()
    {
        var series = Read(WriteRequest.Of([Point() with { Revision = 998 }, Point() with { Revision = 5000, Value = 9 }]));
        Assert.Equal([(HourEnd - 1, 9d)], series[0].Samples);
    }

    [Fact]
    public void Request_AnyNames_ReadBackEqual() => Gen.String.Array[4].Sample(names =>
    {
        var point = Point() with { Model = names[0], Segment = names[1], Subject = names[2], Version = names[3] };
        var labels = Read(WriteRequest.Of([point]))[0].Labels;
        Assert.Equal(labels.Keys.Order(StringComparer.Ordinal), labels.Keys);
        string[] keys = ["model", "segment", "subject", "model_version"];
        foreach (var (key, name) in keys.Zip(names))
            Assert.Equal(Whole(name), labels.GetValueOrDefault(key, string.Empty));
    });

    [Fact]
    public void Request_LongNames_AreCutAndStillDiffer()
    {
        var stem = new string('x', 64 * 1024);
        Assert.InRange(SeriesLabels.Value(stem + "a").Length, 1, SeriesLabels.LongestValue);
        Assert.NotEqual(SeriesLabels.Value(stem + "a"), SeriesLabels.Value(stem + "b"));
    }

    [Fact]
    public void Request_ValueThatIsNotFinite_IsMisuse() =>
        Assert.Throws<ArgumentException>(() => WriteRequest.Of([Point() with { Upper = double.PositiveInfinity }]));

    [Theory]
    [InlineData("token", null, "Bearer token")]
    [InlineData(null, "user", "Basic dXNlcjpzZWNyZXQ=")]
    [InlineData(null, null, null)]
    public async Task Write_SendsTheProtocolsHeadersAndTheCredentials(string? token, string? user, string? authorization)
    {
        HttpRequestMessage? seen = null;
        byte[] body = [];
        var options = new RemoteWriteOptions { Url = new Uri("http://store/insert/0/prometheus"), BearerToken = token, UserName = user, Password = user is null ? null : "secret" };
        var store = new RemoteWriteStore("prometheus", options, new HttpClient(new Answering(async request =>
        {
            seen = request;
            body = await request.Content!.ReadAsByteArrayAsync();
            return new HttpResponseMessage(HttpStatusCode.NoContent);
        })), new FakeTimeProvider());
        Assert.Equal(WriteOutcome.Accepted, await store.WriteAsync([Point()], default));
        Assert.Equal("http://store/insert/0/prometheus/api/v1/write", seen!.RequestUri!.AbsoluteUri);
        Assert.Equal(authorization, seen.Headers.Authorization?.ToString());
        Assert.Equal(["snappy"], seen.Content!.Headers.ContentEncoding);
        Assert.Equal("application/x-protobuf", seen.Content.Headers.ContentType!.ToString());
        Assert.Equal(["0.1.0"], seen.Content.Headers.GetValues("X-Prometheus-Remote-Write-Version"));
        Assert.Equal(2, Read(Snappy.DecompressToArray(body)).Count);
    }

    private static string Whole(string text) => SeriesLabels.Value(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));

    private static SeriesPoint Point() => SeriesPoint.Of("m", Some.Measurement())!;

    /// <summary>A reader of the message that shares nothing with the writer but the protocol.</summary>
    private static List<(Dictionary<string, string> Labels, List<(long Time, double Value)> Samples)> Read(byte[] message)
    {
        var series = new List<(Dictionary<string, string>, List<(long, double)>)>();
        foreach (var one in Parts(message, 1))
        {
            var labels = Parts(one, 1).Select(l => new CodedInputStream(l)).Select(l => (Next(l).ReadString(), Next(l).ReadString())).ToList();
            Assert.Equal(labels.Count, labels.Select(l => l.Item1).Distinct().Count());
            var samples = Parts(one, 2).Select(s => new CodedInputStream(s)).Select(s => (Value: Next(s).ReadDouble(), Time: Next(s).ReadInt64())).ToList();
            series.Add((labels.ToDictionary(), [.. samples.Select(s => (s.Time, s.Value))]));
        }

        return series;
    }

    private static CodedInputStream Next(CodedInputStream input)
    {
        Assert.NotEqual(0u, input.ReadTag());
        return input;
    }

    private static IEnumerable<byte[]> Parts(byte[] message, int field)
    {
        var input = new CodedInputStream(message);
        while (input.ReadTag() is not 0 and var tag)
        {
            Assert.Equal(WireFormat.WireType.LengthDelimited, WireFormat.GetTagWireType(tag));
            var bytes = input.ReadBytes().ToByteArray();
            if (WireFormat.GetTagFieldNumber(tag) == field)
                yield return bytes;
        }
    }

    private sealed class Answering(Func<HttpRequestMessage, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => answer(request);
    }
}
