using ModelWatch.Journal;

namespace ModelWatch.References.Files;

/// <summary>Some rows of a table as columns, in the order of the fields that were asked for.</summary>
/// <param name="Rows">Number of rows, at least 1; every column has as many.</param>
/// <param name="Columns">One column a field.</param>
internal sealed record TableChunk(int Rows, IReadOnlyList<Column> Columns);
