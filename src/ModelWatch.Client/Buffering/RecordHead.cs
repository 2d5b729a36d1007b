namespace ModelWatch.Client.Buffering;

/// <summary>What every record begins with: where an event belongs and how it is named.</summary>
internal readonly record struct RecordHead(long Ticks, long Sequence, double Weight, Guid Guid, int Schema)
{
    /// <summary>Bytes of the ring's header and of this one.</summary>
    public const int Bytes = EventRing.HeaderBytes + (3 * sizeof(long)) + 16 + sizeof(int);

    public static RecordHead Read(ref RecordReader from) =>
        new(from.Read<long>(), from.Read<long>(), from.Read<double>(), from.Read<Guid>(), from.Read<int>());

    public void Write(ref RecordWriter to)
    {
        to.Write(Ticks);
        to.Write(Sequence);
        to.Write(Weight);
        to.Write(Guid);
        to.Write(Schema);
    }
}
