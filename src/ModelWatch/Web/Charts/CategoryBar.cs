namespace ModelWatch.Web.Charts;

/// <summary>A category with its shares, 0 to 1. <paramref name="Unseen"/>: the reference does not have it.</summary>
public sealed record CategoryBar(string Name, double Reference, double Now, bool Unseen = false);
