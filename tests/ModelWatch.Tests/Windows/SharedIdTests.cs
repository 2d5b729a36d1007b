using ModelWatch.Windows;

namespace ModelWatch.Tests.Windows;

/// <summary>Many devices number their events from 1: one id then has as many predictions as there are devices.</summary>
public sealed class SharedIdTests : IDisposable
{
    private readonly CorridorHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public void Find_IdOfMoreSourcesThanAPageHolds_FindsEachOfThem()
    {
        const int Sources = 1_500;
        var rows = new PredictionRows();
        for (var i = 0; i < Sources; i++) rows.Add(new PredictionRow(7, $"device-{i:0000}", 0, 1, "", new byte[1]), 0);
        rows.Add(new PredictionRow(6, "", 0, 1, "", new byte[1]), 0);
        rows.Add(new PredictionRow(8, "", 0, 1, "", new byte[1]), 0);
        var missed = _house.Write(transaction =>
        {
            var run = PredictionRun.Write(transaction, "m", "1", 0, rows);
            return Enumerable.Range(0, Sources).Count(i => run.Find(transaction, 7, $"device-{i:0000}") is not { } found || found.Source != $"device-{i:0000}");
        });
        Assert.Equal(0, missed);
    }
}
