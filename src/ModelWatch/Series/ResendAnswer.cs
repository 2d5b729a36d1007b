namespace ModelWatch.Series;

/// <summary>What goes to a store once more, or is given up.</summary>
/// <param name="Store">The store.</param>
/// <param name="Points">Points that left the dead letters; 0 for a stretch of the record.</param>
/// <param name="Models">Models whose record is read again; 0 for dead letters.</param>
internal sealed record ResendAnswer(string Store, long Points, int Models);
