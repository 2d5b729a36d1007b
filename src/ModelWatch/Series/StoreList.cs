using System.Data;
using Dapper;

namespace ModelWatch.Series;

/// <summary>The stores, and how things stand with each.</summary>
internal sealed record StoreList(IReadOnlyList<StoreView> Items, string? Next = null)
{
    public static StoreList Read(IDbConnection connection, IReadOnlyList<ITimeSeriesStore> configured)
    {
        var dead = DeadLetterList.PointsByKind(connection).ToLookup(d => d.Store, d => d.Points);
        var names = configured.Select(s => s.Name)
            .Concat(connection.Query<string>("SELECT DISTINCT store FROM series_outbox"))
            .Concat(dead.Select(d => d.Key))
            .Distinct(StringComparer.Ordinal);
        return new StoreList([.. names.Select(name =>
        {
            var (batches, oldest) = OutboxTable.Waiting(connection, name);
            return new StoreView(name, configured.Any(s => s.Name == name), batches, oldest?.UtcDateTime, dead[name].Sum(), ResendTable.Count(connection, name));
        })]);
    }
}
