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
        Assert.Equal([0, 0, 0, 60], Enumerable.Range(0, 4).Select(_ => failed.Wait(Attacker)));
        Assert.Equal(60, failed.Wait(Attacker));
        Assert.Equal(0, failed.Wait(IPAddress.Parse("192.0.2.8")));
        _time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(0, failed.Wait(Attacker));
    }

    [Fact]
    public void AddressesOfOneNetwork_CountAsOne()
    {
        var failed = new FailedKeys(1, _time);
        failed.Wait(IPAddress.Parse("2001:db8::1"));
        Assert.True(failed.Wait(IPAddress.Parse("2001:db8::ffff")) > 0);
        Assert.Equal(0, failed.Wait(IPAddress.Parse("2001:db8:0:1::1")));
        failed.Wait(IPAddress.Parse("::ffff:192.0.2.7"));
        Assert.True(failed.Wait(Attacker) > 0);
    }
}
