using System.Net;
using System.Text;

namespace ModelWatch.Benchmarks.Comparison;

/// <summary>A transport that answers at once that every line was accepted.</summary>
internal sealed class NullTransport : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        var lines = body.AsSpan().Count((byte)'\n');
        return new HttpResponseMessage(HttpStatusCode.Accepted)
        {
            Content = new StringContent($$"""{"accepted":{{lines}},"duplicates":0,"rejected":[]}""", Encoding.UTF8, "application/json"),
        };
    }
}
