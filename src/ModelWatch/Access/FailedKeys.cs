using System.Net;
using System.Net.Sockets;

namespace ModelWatch.Access;

/// <summary>
/// Wrong keys by address, a minute at a time. Beyond the limit wrong keys are told to wait; a right key is never asked, so that nobody behind
/// the same address can lock it out (a key has 256 bits: guessing gains nothing from that). Bounded memory; thread safe.
/// </summary>
internal sealed class FailedKeys(int most, TimeProvider time)
{
    private const int MostAddresses = 10_000;
    private readonly Lock _gate = new();
    private readonly Dictionary<IPAddress, int> _failures = [];
    private long _minute = time.GetTimestamp();

    /// <summary>Counts a wrong key: seconds to wait, or 0.</summary>
    public int Wait(IPAddress? peer)
    {
        var address = Network(peer);
        lock (_gate)
        {
            var elapsed = time.GetElapsedTime(_minute).TotalSeconds;
            if (elapsed >= 60)
            {
                _failures.Clear();
                (_minute, elapsed) = (time.GetTimestamp(), 0);
            }

            // Beyond so many addresses in one minute all the others count as one.
            var counted = _failures.Count < MostAddresses || _failures.ContainsKey(address) ? address : IPAddress.None;
            var failures = _failures.GetValueOrDefault(counted);
            _failures[counted] = Math.Min(failures + 1, int.MaxValue - 1);
            return failures >= most ? Math.Max(1, (int)Math.Ceiling(60 - elapsed)) : 0;
        }
    }

    /// <summary>The address, and for IPv6 its network of 64 bits, which one sender has whole.</summary>
    private static IPAddress Network(IPAddress? peer)
    {
        if (peer is null)
        {
            return IPAddress.None;
        }

        if (peer.IsIPv4MappedToIPv6)
        {
            return peer.MapToIPv4();
        }

        if (peer.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return peer;
        }

        var bytes = peer.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }
}
