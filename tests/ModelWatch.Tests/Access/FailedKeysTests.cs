using System.Net;
using Microsoft.Extensions.Time.Testing;
using ModelWatch.Access;

namespace ModelWatch.Tests.Access;

public sealed class FailedKeysTests
{
    private static readonly IPAddress Attacker = IPAddress.Parse("192.0.2.7");
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void TooManyWrongKeys_WaitForTheMinuteAndNoOtherAddressDoes()
    {
        var failed = new FailedKeys(3, _time);
        Assert.Equal([0, 0, 0, 60], Enumerable.Range(0, 4).Select(_ => failed.Wait(Attacker, null)));
        Assert.Equal(60, failed.Wait(Attacker, "guessed"));
        Assert.Equal(0, failed.Wait(IPAddress.Parse("192.0.2.8"), "key"));
        _time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(0, failed.Wait(Attacker, "guessed"));
    }

    [Fact]
    public void KeyThatCameBefore_IsNotLockedOutByItsNeighbour()
    {
        var failed = new FailedKeys(1, _time);
        failed.Wait(Attacker, "good");
        failed.Wait(Attacker, null);
        Assert.Equal((true, 0), (failed.Wait(Attacker, null) > 0, failed.Wait(Attacker, "good")));
    }

    [Fact]
    public void AddressesOfOneNetwork_CountAsOne()
    {
        var failed = new FailedKeys(1, _time);
        failed.Wait(IPAddress.Parse("2001:db8::1"), null);
        Assert.True(failed.Wait(IPAddress.Parse("2001:db8::ffff"), null) > 0);
        Assert.Equal(0, failed.Wait(IPAddress.Parse("2001:db8:0:1::1"), null));
        failed.Wait(IPAddress.Parse("::ffff:192.0.2.7"), null);
        Assert.True(failed.Wait(Attacker, null) > 0);
    }
}
