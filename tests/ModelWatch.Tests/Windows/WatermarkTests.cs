using ModelWatch.Windows;

namespace ModelWatch.Tests.Windows;

public class WatermarkTests
{
    [Fact]
    public void Time_FewerThanThreeEvents_IsNone()
    {
        var mark = new Watermark();
        mark.Add(10);
        mark.Add(20);
        Assert.Null(mark.Time);
        mark.Add(30);
        Assert.Equal(10, mark.Time);
    }

    [Fact]
    public void Time_OneProducerWithAWrongClock_DoesNotMoveIt()
    {
        var mark = new Watermark();
        for (var i = 0; i < 1000; i++)
        {
            mark.Add(i);
        }

        var before = mark.Time;
        for (var i = 0; i < 9; i++)
        {
            mark.Add(1_000_000);
        }

        Assert.Equal(990, before);
        Assert.Equal(999, mark.Time);
        mark.Add(1_000_000);
        Assert.Equal(1_000_000, mark.Time);
    }

    [Fact]
    public void Time_OldEvents_NeverMoveItBack()
    {
        var mark = new Watermark();
        for (var i = 0; i < 10; i++)
        {
            mark.Add(100);
        }

        for (var i = 0; i < 2000; i++)
        {
            mark.Add(1);
        }

        Assert.Equal(100, mark.Time);
    }

    [Fact]
    public void FromBytes_AfterRestart_GoesOnAsBefore()
    {
        var mark = new Watermark();
        for (var i = 0; i < 1500; i++)
        {
            mark.Add((i * 7919) % 1000);
        }

        var again = Watermark.FromBytes(mark.ToBytes(), mark.Time);
        for (var i = 0; i < 50; i++)
        {
            mark.Add(900 + i);
            again.Add(900 + i);
            Assert.Equal(mark.Time, again.Time);
        }
    }
}
