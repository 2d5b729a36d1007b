namespace ModelWatch.Labels;

/// <summary>
/// Predictions of a span of event time (ticks of UTC, the end exclusive), with the delays of their first outcomes counted in
/// <see cref="DelayCells"/>. Whole numbers, so that cohorts add up whatever the order in which they were counted. Not thread safe.
/// </summary>
internal sealed class LabelCohort(long start, long end)
{
    private const byte Form = 1;

    public long Start { get; } = start;

    public long End { get; } = end;

    /// <summary>Predictions, labelled or not.</summary>
    public long Rows { get; set; }

    /// <summary>First outcomes a cell.</summary>
    public long[] Arrived { get; } = new long[DelayCells.Count];

    /// <summary>Adds the counts of another cohort, whose span may differ.</summary>
    public void Add(LabelCohort other)
    {
        Rows += other.Rows;
        for (var cell = 0; cell < Arrived.Length; cell++)
        {
            Arrived[cell] += other.Arrived[cell];
        }
    }

    /// <summary>The cells that hold something; a cohort takes some twenty bytes.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using var to = new BinaryWriter(stream);
        to.Write(Form);
        for (var cell = 0; cell < Arrived.Length; cell++)
        {
            if (Arrived[cell] != 0)
            {
                to.Write((byte)cell);
                to.Write7BitEncodedInt64(Arrived[cell]);
            }
        }

        to.Flush();
        return stream.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are of a form that this version does not know.</exception>
    public static LabelCohort FromBytes(long start, long end, long rows, byte[] bytes)
    {
        using var from = new BinaryReader(new MemoryStream(bytes, writable: false));
        if (from.ReadByte() != Form)
        {
            throw new InvalidDataException("The delays of outcomes are stored in a form that this version does not know.");
        }

        var cohort = new LabelCohort(start, end) { Rows = rows };
        while (from.BaseStream.Position < from.BaseStream.Length)
        {
            var cell = from.ReadByte();
            if (cell >= cohort.Arrived.Length)
            {
                throw new InvalidDataException("The delays of outcomes hold a cell that does not exist.");
            }

            cohort.Arrived[cell] = from.Read7BitEncodedInt64();
        }

        return cohort;
    }
}
