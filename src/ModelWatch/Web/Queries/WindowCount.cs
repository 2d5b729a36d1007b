namespace ModelWatch.Web.Queries;

/// <summary>A closed window and how many events it holds.</summary>
internal sealed record WindowCount(DateTimeOffset Start, DateTimeOffset End, long Events);
