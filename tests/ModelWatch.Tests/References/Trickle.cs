namespace ModelWatch.Tests.References;

/// <summary>Gives its bytes in pieces of a fixed size, as a network does.</summary>
internal sealed class Trickle(byte[] bytes, int piece) : MemoryStream(bytes)
{
    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, piece));

    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, piece)]);
}
