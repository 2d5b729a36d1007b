using CsCheck;
using ModelWatch.Windows;
using static ModelWatch.Tests.CorridorHouse;

namespace ModelWatch.Tests.Windows;

public sealed class WindowSourceTests : IDisposable
{
    private readonly CorridorHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Sources_OfAWindow_AccountForEveryEventThatCameAndForThoseThatDidNot()
    {
        await _house.EventsAsync([.. new[] { 1, 2, 5, 6, 9 }.Select(i => Numbered(i, i, "a")), Numbered(20, 0, "b"), Event(30, "2026-03-01T08:00:00Z")]);
        _house.Corridor.Close(_house.Time.GetUtcNow());
        _house.Restart();
        await _house.EventsAsync(Numbered(1, 1, "a"), Numbered(7, 7, "a"), Numbered(2, 99, "a"));
        _house.Corridor.Close(_house.Time.GetUtcNow());

        var sources = _house.Read(c => SourceTable.Read(c, "m", 0, long.MaxValue)).Single().ToList();

        Assert.Equal(
            [new WindowSource("", 1, 1, 0, 0, null, "no-sequence"), new WindowSource("a", 8, 6, 1, 1, 3, null), new WindowSource("b", 1, 1, 0, 0, 0, null)],
            sources);
    }

    [Fact]
    public void SequenceSet_AnyOrder_CountsLikeASetAndSurvivesItsBytes() =>
        Gen.Long[0, 400].Array[0, 300].Sample(numbers =>
        {
            var set = new SequenceSet();
            foreach (var number in numbers) set.Add(number);
            var again = SequenceSet.FromBytes(set.ToBytes());
            Assert.Equal((numbers.Distinct().Count(), numbers.Length == 0 ? null : numbers.Min(), numbers.Length == 0 ? null : (long?)numbers.Max()), (again.Distinct, again.Least, again.Largest));
            Assert.Equal(set.ToBytes(), again.ToBytes());
        });

    [Fact]
    public void SequenceSet_MoreGapsThanAreKept_GivesUpAndStaysSo()
    {
        var set = new SequenceSet();
        for (var i = 0; i < 5000; i += 2) set.Add(i);
        Assert.True(SequenceSet.FromBytes(set.ToBytes()).IsLost);
    }

    private static string Numbered(int id, int sequence, string source) =>
        Event(id, "2026-03-01T08:00:00Z").Replace("{\"id\"", $"{{\"source\":\"{source}\",\"sequence\":{sequence},\"id\"", StringComparison.Ordinal);
}
