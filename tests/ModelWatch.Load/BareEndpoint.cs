using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ModelWatch.Load;

/// <summary>A bare Kestrel endpoint that only parses: the yardstick beside the service.</summary>
internal static class BareEndpoint
{
    [ThreadStatic]
    private static BareWalk? _walk;

    public static async Task<int> RunAsync(string url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url).ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        var app = builder.Build();
        app.Run(AnswerAsync);
        await app.RunAsync();
        return 0;
    }

    private static async Task AnswerAsync(HttpContext http)
    {
        var length = (int)http.Request.ContentLength!.Value;
        var body = ArrayPool<byte>.Shared.Rent(length);
        var at = 0;
        while (true)
        {
            ReadResult read = await http.Request.BodyReader.ReadAsync();
            read.Buffer.CopyTo(body.AsSpan(at));
            at += (int)read.Buffer.Length;
            http.Request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
                break;
        }

        var (lines, _) = (_walk ??= new BareWalk()).Read(body.AsSpan(0, at));
        ArrayPool<byte>.Shared.Return(body);
        http.Response.StatusCode = 202;
        await http.Response.WriteAsync($"{{\"accepted\":{lines}}}");
    }
}
