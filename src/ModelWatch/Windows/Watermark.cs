using System.Runtime.InteropServices;

namespace ModelWatch.Windows;

/// <summary>
/// How far event time has come: the greatest T that at least 1 % (and at least 3) of the last 1,000 accepted events have reached.
/// It never moves back, and one producer with a wrong clock cannot push it. Not thread safe.
/// </summary>
internal sealed class Watermark
{
    public const int Memory = 1000;
    private const int LeastReached = 3;
    private readonly Queue<long> _recent = new(Memory);
    private readonly List<long> _sorted = new(Memory);

    /// <summary>Ticks of UTC, or null while fewer than 3 events were accepted.</summary>
    public long? Time { get; private set; }

    /// <summary>Takes the time of one more accepted event.</summary>
    public void Add(long time)
    {
        if (_recent.Count == Memory)
        {
            _sorted.RemoveAt(_sorted.BinarySearch(_recent.Dequeue()));
        }

        _recent.Enqueue(time);
        var at = _sorted.BinarySearch(time);
        _sorted.Insert(at < 0 ? ~at : at, time);
        if (_sorted.Count < LeastReached)
        {
            return;
        }

        var reached = _sorted[^Math.Max(LeastReached, (_sorted.Count + 99) / 100)];
        Time = Time is { } before && before > reached ? before : reached;
    }

    /// <summary>Its memory in order of arrival.</summary>
    public byte[] ToBytes() => MemoryMarshal.AsBytes(_recent.ToArray().AsSpan()).ToArray();

    /// <summary>Restores what <see cref="ToBytes"/> gave; the mark itself is stored beside it.</summary>
    public static Watermark FromBytes(ReadOnlySpan<byte> bytes, long? time)
    {
        var mark = new Watermark();
        foreach (var value in MemoryMarshal.Cast<byte, long>(bytes))
        {
            mark.Add(value);
        }

        mark.Time = time;
        return mark;
    }
}
