using System.Net;
using System.Net.Sockets;

namespace ModelWatch.Access;

/// <summary>
/// Wrong keys by address, a minute at a time. Beyond the limit the address waits; a key that came from it before goes on, so that a neighbour
/// behind the same address cannot lock it out. Bounded memory; thread safe.
/// </summary>
internal sealed class FailedKeys(int most, TimeProvider time)
{
    private const int MostAddresses = 10_000;
    private readonly Lock _gate = new();
    private readonly Dictionary<IPAddress, int> _failures = [];
    private readonly HashSet<(IPAddress, string)> _known = [];
    private long _minute = time.GetTimestamp();

    /// <summary>Seconds to wait, or 0. A right key is named by its id, a wrong one by null.</summary>
    public int Wait(IPAddress? peer, string? key)
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
            if (key is null)
            {
                _failures[counted] = Math.Min(failures + 1, int.MaxValue - 1);
            }

            var over = key is null ? failures >= most : failures >= most && !_known.Contains((address, key));
            if (key is not null && !over)
            {
                Remember(address, key);
            }

            return over ? Math.Max(1, (int)Math.Ceiling(60 - elapsed)) : 0;
        }
    }

    private void Remember(IPAddress address, string key)
    {
        if (_known.Count >= MostAddresses)
        {
            _known.Clear();
        }

        _known.Add((address, key));
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
