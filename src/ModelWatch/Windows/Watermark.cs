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

    /// <summary>The remembered times above the mark, ascending: fewer than would move it, so an event costs no search.</summary>
    private readonly List<long> _above = [];

    /// <summary>Ticks of UTC, or null while fewer than 3 events were accepted.</summary>
    public long? Time { get; private set; }

    /// <summary>Takes the time of one more accepted event.</summary>
    public void Add(long time)
    {
        if (_recent.Count == Memory && _recent.Dequeue() is var old && IsAbove(old))
        {
            _above.RemoveAt(_above.BinarySearch(old));
        }

        _recent.Enqueue(time);
        if (IsAbove(time))
        {
            Insert(time);
        }

        var least = Math.Max(LeastReached, (_recent.Count + 99) / 100);
        if (_above.Count >= least)
        {
            Reach(_above[^least]);
        }
    }

    /// <summary>Its memory in order of arrival.</summary>
    public byte[] ToBytes() => MemoryMarshal.AsBytes(_recent.ToArray().AsSpan()).ToArray();

    /// <summary>Restores what <see cref="ToBytes"/> gave; the mark itself is stored beside it.</summary>
    public static Watermark FromBytes(ReadOnlySpan<byte> bytes, long? time)
    {
        var mark = new Watermark { Time = time };
        foreach (var value in MemoryMarshal.Cast<byte, long>(bytes))
        {
            mark._recent.Enqueue(value);
            if (mark.IsAbove(value))
            {
                mark.Insert(value);
            }
        }

        return mark;
    }

    private void Reach(long time)
    {
        var passed = _above.Count;
        while (_above[passed - 1] > time)
        {
            passed--;
        }

        Time = time;
        _above.RemoveRange(0, passed);
    }

    private bool IsAbove(long time) => Time is not { } mark || time > mark;

    private void Insert(long time)
    {
        var at = _above.BinarySearch(time);
        _above.Insert(at < 0 ? ~at : at, time);
    }
}
