using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using ModelWatch.Access.Limits;
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

    /// <summary>What stands behind a gzip body, or in it.</summary>
    public static TheoryData<string, byte[], int> Packed => new()
    {
        { "garbage behind", [.. Pack(Text), 1, 2, 3], 400 },
        { "zeros behind", [.. Pack(Text), .. new byte[16]], 400 },
        { "a broken member behind", [.. Pack(Text), .. Pack(Text)[..20]], 400 },
        { "gzip in gzip", Pack(Encoding.Latin1.GetString(Pack(Text)), Encoding.Latin1), 400 },
        { "200:1 beyond a mebibyte", Pack(new string(' ', 4 << 20)), 413 },
        { "a bit turned", [.. Pack(Text)[..15], (byte)(Pack(Text)[15] ^ 4), .. Pack(Text)[16..]], 400 },
    };

    [Theory]
    [MemberData(nameof(Packed))]
    public async Task Read_HostileGzip_IsRefusedWithItsStatus(string name, byte[] body, int status)
    {
        var (_, problem) = await ReadAsync(body);

        Assert.True((problem as IStatusCodeHttpResult)?.StatusCode == status, name);
    }

    [Fact]
    public async Task Read_DenseGzipBelowAMebibyte_IsTaken() => Assert.Null((await ReadAsync(Pack(new string(' ', 1 << 20)))).Problem);

    [Theory]
    [InlineData("br")]
    [InlineData("zstd")]
    [InlineData("gzip, gzip")]
    public async Task Read_OtherEncodings_AreUnsupported(string encoding) =>
        Assert.Equal(415, ((IStatusCodeHttpResult)(await ReadAsync([1], encoding)).Problem!).StatusCode);

    [Fact]
    public async Task Read_BodyInManyParts_IsWhole()
    {
        var bytes = new byte[3_000_000];
        new Random(1).NextBytes(bytes);
        bytes[0] = (byte)'{';

        Assert.Equal(bytes, (await ReadAsync(bytes, "")).Bytes.ToArray());
    }

    [Fact]
    public async Task Read_BodyOverItsBound_IsTooLarge()
    {
        Assert.Equal(413, ((IStatusCodeHttpResult)(await ReadAsync(new byte[RequestBody.Largest + 1], "")).Problem!).StatusCode);
        Assert.Null((await ReadAsync(new byte[RequestBody.Largest], "")).Problem);
    }

    [Theory]
    [InlineData(200_000, false)]
    [InlineData(2_000_000, true)]
    public async Task Read_UnpacksToMoreThanTheServiceHasRoomFor_IsRefusedAndLeavesNothingHeld(int unpacked, bool refused)
    {
        // Half of the budget is taken by another model; the body itself is small on the wire, and random letters keep it below the ratio.
        using var rates = new RateLimits(new LimitOptions());
        var budget = new BodyBudget(2_000_000);
        Assert.True(budget.TryTake("other", 1_000_000));
        Assert.True(budget.TryTake("third", 600_000));
        var letters = new byte[unpacked];
        for (var i = 0; i < letters.Length; i++)
            letters[i] = (byte)('a' + ((i * 2654435761L >> 13) & 15));
        var http = new DefaultHttpContext();
        http.Request.Body = new MemoryStream(Pack(Encoding.ASCII.GetString(letters)));
        using (var lease = new BodyLease(budget, rates, "k", "m"))
        {
            Assert.True(lease.Begin(http.Request.Body.Length));
            http.Features.Set(lease);
            var read = RequestBody.ReadAsync(http.Request, CancellationToken.None);

            if (refused)
                Assert.Equal(503, (await Assert.ThrowsAsync<LimitReachedException>(() => read)).Refusal.Status);
            else
                Assert.Equal(letters, (await read).Bytes.ToArray());
        }

        Assert.Equal(1_600_000, budget.Held);
    }

    private static async Task<(ReadOnlyMemory<byte> Bytes, IResult? Problem)> ReadAsync(byte[] body, string encoding = "gzip")
    {
        var http = new DefaultHttpContext();
        http.Request.Body = new MemoryStream(body);
        if (encoding.Length > 0)
            http.Request.Headers.ContentEncoding = encoding;
        return await RequestBody.ReadAsync(http.Request, CancellationToken.None);
    }

    private static byte[] Pack(string text) => Pack(text, Encoding.UTF8);

    private static byte[] Pack(string text, Encoding encoding)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(encoding.GetBytes(text));
        return packed.ToArray();
    }
}
