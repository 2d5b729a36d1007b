namespace ModelWatch.State;

/// <summary>One step of a room's tables. Steps of a room run once each, in ascending <paramref name="Version"/> from 1.</summary>
internal sealed record Migration(string Room, int Version, string Sql);
