using System.Buffers;

namespace ModelWatch.Statistics.Profiles;

public sealed partial class NumericProfile
{
    private const byte DigestVersion = 3;

    /// <summary>
    /// What a window's digest covers: the state without heavy values, repeats and decimals as written, which not every door can tell. Any
    /// order and any split of the same rows give the same bytes. Nothing reads them back.
    /// </summary>
    public byte[] ToDigestBytes()
    {
        var to = new ArrayBufferWriter<byte>(4096);
        WriteDigest(to);
        return to.WrittenSpan.ToArray();
    }

    /// <summary>Writes <see cref="ToDigestBytes"/> behind what is there; 1 to 5 KB over 202 bins.</summary>
    /// <param name="to">Takes the bytes.</param>
    public void WriteDigest(IBufferWriter<byte> to)
    {
        var sink = new DigestSink(to);
        sink.Byte(DigestVersion);
        sink.Raw(Edges.DigestHead);
        sink.Long(Rows);
        if (Rows > 0)
        {
            sink.Double(min);
            sink.Double(max);
            sink.Words(FixedCounts);
            sums.Write(ref sink);
            moments.Write(ref sink);
            sink.Byte(far is null ? (byte)0 : (byte)1);
            far?.Write(ref sink);
            magnitudes.Write(ref sink);
        }
        sink.Finish();
    }
}
