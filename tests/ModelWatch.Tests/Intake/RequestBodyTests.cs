using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using ModelWatch.Intake;

namespace ModelWatch.Tests.Intake;

public class RequestBodyTests
{
    private const string Text = "{\"id\":\"a\"}\n{\"id\":\"b\"}\n{\"id\":\"c\"}\n";

    [Fact]
    public async Task Read_GzipCutAtAnyByte_IsRefusedWhole()
    {
        var packed = Pack(Text);
        for (var length = 2; length < packed.Length; length++)
        {
            var (_, problem) = await ReadAsync(packed[..length]);
            Assert.NotNull(problem);
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("GZIP")]
    [InlineData("")]
    public async Task Read_WholeGzip_IsUnpackedWhateverTheHeaderSays(string encoding)
    {
        var (bytes, problem) = await ReadAsync(Pack(Text), encoding);

        Assert.Null(problem);
        Assert.Equal(Text, Encoding.UTF8.GetString(bytes.Span));
    }

    [Fact]
    public async Task Read_SeveralGzipMembers_AreOneBody()
    {
        var (bytes, problem) = await ReadAsync([.. Pack(Text), .. Pack(Text)]);

        Assert.Null(problem);
        Assert.Equal(Text + Text, Encoding.UTF8.GetString(bytes.Span));
    }

    [Fact]
    public async Task Read_Bomb_IsRefusedBeforeItIsUnpacked()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(new byte[RequestBody.Largest + 1]);

        Assert.NotNull((await ReadAsync(packed.ToArray())).Problem);
    }

    private static async Task<(ReadOnlyMemory<byte> Bytes, IResult? Problem)> ReadAsync(byte[] body, string encoding = "gzip")
    {
        var http = new DefaultHttpContext();
        http.Request.Body = new MemoryStream(body);
        if (encoding.Length > 0)
            http.Request.Headers.ContentEncoding = encoding;
        return await RequestBody.ReadAsync(http.Request, CancellationToken.None);
    }

    private static byte[] Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
