using ModelWatch.Measures.Learned;

namespace ModelWatch.Tests.Measures.Learned;

public sealed class GuardedFitTests
{
    [Fact]
    public void Fit_ThatFails_GivesTheReasonInstead() =>
        Assert.Equal("the fit failed (InvalidOperationException)", GuardedFit.Of(() => throw new InvalidOperationException("rows"), fault => fault));

    [Fact]
    public void Fit_ThatSucceeds_GivesItsResult() => Assert.Equal(3, GuardedFit.Of(() => 3, _ => 0));

    [Fact]
    public void Machine_WithoutMemory_IsNoReason() =>
        Assert.Throws<InsufficientMemoryException>(() => GuardedFit.Of<int>(() => throw new InsufficientMemoryException(), _ => 0));
}
