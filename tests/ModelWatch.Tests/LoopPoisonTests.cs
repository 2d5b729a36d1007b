namespace ModelWatch.Tests;

/// <summary>Whatever is wrong with one model, the loop closes the windows of the other meanwhile and says what is wrong.</summary>
public sealed class LoopPoisonTests
{
    [Theory]
    [InlineData("UPDATE plans SET text = 'model: [' WHERE model = 'sick'", "cannot be read")]
    [InlineData("UPDATE plans SET text = replace(text, 'numeric', 'nonsense') WHERE model = 'sick'", "cannot be read")]
    [InlineData("UPDATE model_references SET content = x'0102' WHERE model = 'sick'", "cannot be read")]
    [InlineData("UPDATE model_references SET content = substr(content, 1, length(content) / 2) WHERE model = 'sick'", "cannot be read")]
    [InlineData("CREATE TRIGGER poison BEFORE INSERT ON window WHEN NEW.model = 'sick' BEGIN SELECT RAISE(ABORT, 'no window'); END", "no window")]
    [InlineData("CREATE TRIGGER poison BEFORE INSERT ON window_revision WHEN NEW.model = 'sick' BEGIN SELECT RAISE(ABORT, 'no close'); END", "no close")]
    public async Task Walk_OneModelPoisoned_TheOtherClosesItsWindows(string poison, string why)
    {
        await using var house = new LoopHouse();
        house.Write(poison);
        await house.RestartAsync();
        await house.EventsAsync("sick", 0);
        await house.EventsAsync("sound", 0);

        await house.UntilAsync(() => house.Closed("sound") == 1 && house.Loop.Faults.ContainsKey("sick"), "the sound model is held, or the sick one says nothing");

        Assert.Equal(0, house.Closed("sick"));
        Assert.Contains(why, house.Loop.Faults["sick"], StringComparison.Ordinal);
        Assert.False(house.Loop.Faults.ContainsKey("sound"));
    }

    [Fact]
    public async Task Walk_PlanIsWholeAgain_LosesNoEvent()
    {
        await using var house = new LoopHouse();
        house.Write("CREATE TABLE kept AS SELECT number, text FROM plans; UPDATE plans SET text = 'model: [' WHERE model = 'sick'");
        await house.RestartAsync();
        await house.EventsAsync("sick", 0);
        await house.UntilAsync(() => house.Loop.Faults.ContainsKey("sick"), "nothing is said");
        Assert.Equal(["sound"], house.Plans.Models());
        Assert.Equal(["sick"], house.Plans.Faults.Keys);

        house.Write("UPDATE plans SET text = (SELECT text FROM kept WHERE kept.number = plans.number)");
        await house.RestartAsync();
        await house.UntilAsync(() => house.Closed("sick") == 1, "the model does not recover");

        Assert.Equal(20, house.Events("sick"));
    }
}
