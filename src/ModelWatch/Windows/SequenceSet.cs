using System.Runtime.InteropServices;

namespace ModelWatch.Windows;

/// <summary>
/// Which sequence numbers have come, exactly, as intervals: whole as long as there are few gaps. Beyond the limit it gives up and says so rather than
/// guess. The same numbers give the same state in any order. Not thread safe.
/// </summary>
internal sealed class SequenceSet
{
    private const int MostIntervals = 512;
    private readonly List<long> _froms = [];
    private readonly List<long> _tos = [];

    /// <summary>More gaps came than are kept: the count of distinct numbers is not known.</summary>
    public bool IsLost { get; private set; }

    public long? Least => _froms.Count == 0 ? null : _froms[0];

    public long? Largest => _tos.Count == 0 ? null : _tos[^1];

    /// <summary>How many different numbers came.</summary>
    public long Distinct { get; private set; }

    public void Add(long number)
    {
        if (IsLost)
        {
            return;
        }

        // The last interval that begins at or before the number.
        var at = _froms.BinarySearch(number);
        at = at >= 0 ? at : ~at - 1;
        if (at >= 0 && number <= _tos[at])
        {
            return;
        }

        Distinct++;
        var joinsBefore = at >= 0 && _tos[at] == number - 1;
        var joinsAfter = at + 1 < _froms.Count && _froms[at + 1] == number + 1;
        if (joinsBefore && joinsAfter)
        {
            _tos[at] = _tos[at + 1];
            _froms.RemoveAt(at + 1);
            _tos.RemoveAt(at + 1);
        }
        else if (joinsBefore)
        {
            _tos[at] = number;
        }
        else if (joinsAfter)
        {
            _froms[at + 1] = number;
        }
        else
        {
            _froms.Insert(at + 1, number);
            _tos.Insert(at + 1, number);
        }

        if (_froms.Count > MostIntervals) GiveUp();
    }

    /// <summary>Null where it gave up.</summary>
    public byte[]? ToBytes() => IsLost ? null : [.. MemoryMarshal.AsBytes<long>([.. _froms, .. _tos])];

    public static SequenceSet FromBytes(byte[]? bytes)
    {
        var set = new SequenceSet { IsLost = bytes is null };
        var numbers = MemoryMarshal.Cast<byte, long>(bytes ?? []);
        for (var i = 0; i < numbers.Length / 2; i++)
        {
            set._froms.Add(numbers[i]);
            set._tos.Add(numbers[i + (numbers.Length / 2)]);
            set.Distinct += set._tos[^1] - set._froms[^1] + 1;
        }

        return set;
    }

    private void GiveUp()
    {
        (IsLost, Distinct) = (true, 0);
        _froms.Clear();
        _tos.Clear();
    }
}
