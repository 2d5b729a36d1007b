using System.Runtime.InteropServices;

namespace ModelWatch.Journal.Identities;

/// <summary>One identity as it lies in memory and on the disk, 48 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct IdentityRow : IComparable<IdentityRow>
{
    /// <summary>Hash of the id, mixed with that of the model: the same id of two models is two keys.</summary>
    public required UInt128 Key { get; init; }

    /// <summary>Hash of the source.</summary>
    public required ulong Source { get; init; }

    /// <summary>Hash of the event as received.</summary>
    public required ulong Content { get; init; }

    /// <summary>Ticks of UTC; the identity is known while the model's watermark has not passed it.</summary>
    public required long Expires { get; init; }

    /// <summary>Number of the model.</summary>
    public required long Model { get; init; }

    public bool IsOf(UInt128 key, ulong source) => Key == key && Source == source;

    /// <summary>By key, then source.</summary>
    public int CompareTo(IdentityRow other)
    {
        var order = Key.CompareTo(other.Key);
        return order != 0 ? order : Source.CompareTo(other.Source);
    }
}
