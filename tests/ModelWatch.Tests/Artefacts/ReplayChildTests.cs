using System.Text;
using ModelWatch.Artefacts.Replay;

namespace ModelWatch.Tests.Artefacts;

/// <summary>The limits, with children that are no model: programs of any Debian-like system.</summary>
public sealed class ReplayChildTests
{
    [Fact]
    public async Task Ask_ChildHangs_IsEndedAtTheLimit()
    {
        var (answer, why) = await Child(new ReplayLimits { Time = TimeSpan.FromMilliseconds(300) }, "sleep 600").AskAsync([], default);
        Assert.Null(answer);
        Assert.Contains("longer than 0.3 s", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_ChildEatsMemory_IsEndedByTheWatch()
    {
        // tail keeps the last line, and /dev/zero has no end of line.
        var limits = new ReplayLimits { Time = TimeSpan.FromSeconds(60), Memory = 200L << 20 };
        var (answer, why) = await Child(limits, "exec tail /dev/zero").AskAsync([], default);
        Assert.Null(answer);
        Assert.Contains("200 MiB", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_ChildAnswersWithoutEnd_IsEnded()
    {
        var limits = new ReplayLimits { Time = TimeSpan.FromSeconds(60), AnswerBytes = 100_000 };
        var (answer, why) = await Child(limits, "exec cat /dev/zero").AskAsync([], default);
        Assert.Null(answer);
        Assert.Contains("100000 bytes", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_ChildFails_SaysItsCode()
    {
        var (_, why) = await Child(new ReplayLimits(), "exit 7").AskAsync(new byte[1 << 20], default);
        Assert.Contains("code 7", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_ParentHasASecret_ChildDoesNotSeeIt()
    {
        Environment.SetEnvironmentVariable("MODELWATCH__Access__BootstrapKey", "s3cret-of-the-parent");
        try
        {
            var (answer, why) = await Child(new ReplayLimits(), "cat; env").AskAsync("asked\n"u8.ToArray(), default);
            Assert.Null(why);
            var said = Encoding.UTF8.GetString(answer!);
            Assert.StartsWith("asked\n", said, StringComparison.Ordinal);
            Assert.Contains("PATH=", said, StringComparison.Ordinal);
            Assert.DoesNotContain("s3cret", said, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable("MODELWATCH__Access__BootstrapKey", null);
        }
    }

    [Fact]
    public async Task Ask_NoSuchProgram_IsAReason()
    {
        var child = new ReplayChild(["/nowhere/at/all"], new ReplayLimits(), TimeProvider.System);
        var (answer, why) = await child.AskAsync([], default);
        Assert.Null(answer);
        Assert.Contains("could not be started", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_Stopped_Throws()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Child(new ReplayLimits(), "sleep 600").AskAsync([], stop.Token));
    }

    private static ReplayChild Child(ReplayLimits limits, string script) => new(["/bin/sh", "-c", script], limits, TimeProvider.System);
}
