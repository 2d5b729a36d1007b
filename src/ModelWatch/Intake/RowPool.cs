using System.Numerics;
using System.Runtime.CompilerServices;

namespace ModelWatch.Intake;

/// <summary>
/// Arrays of rows that builders of all models share, because a thousand models that keep their own would keep hundreds of megabytes. The shared
/// pool of the library keeps fewer of one size than a body has columns. Thread safe; holds at most 8 MiB a type.
/// </summary>
internal static class RowPool<T>
    where T : unmanaged
{
    /// <summary>Up to this length arrays belong to their builder.</summary>
    public const int Small = 16;
    private const int Shortest = 512;
    private const long MostBytes = 8 * 1024 * 1024;
    private static readonly Lock Gate = new();
    private static readonly Stack<T[]>[] Idle = [.. Enumerable.Range(0, 32).Select(_ => new Stack<T[]>())];
    private static long _bytes;

    /// <summary>Makes an array hold so many rows, and keeps what is in it.</summary>
    public static void Grow(ref T[] array, int rows)
    {
        var grown = rows <= Small ? new T[Small] : Rent((int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(Shortest, rows)));
        array.CopyTo(grown, 0);
        Return(ref array);
        array = grown;
    }

    /// <summary>Gives a large array back; a small one stays.</summary>
    public static void Return(ref T[] array)
    {
        if (array.Length <= Small)
        {
            return;
        }

        lock (Gate)
        {
            if (_bytes + Bytes(array) <= MostBytes)
            {
                _bytes += Bytes(array);
                Idle[BitOperations.Log2((uint)array.Length)].Push(array);
            }
        }

        array = [];
    }

    private static T[] Rent(int length)
    {
        lock (Gate)
        {
            if (Idle[BitOperations.Log2((uint)length)].TryPop(out var idle))
            {
                _bytes -= Bytes(idle);
                return idle;
            }
        }

        return new T[length];
    }

    private static long Bytes(T[] array) => (long)array.Length * Unsafe.SizeOf<T>();
}
