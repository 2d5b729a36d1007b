namespace ModelWatch.References.Files;

/// <summary>Where a cell lies in the buffer. <paramref name="Doubled"/>: it still holds doubled quotes.</summary>
internal readonly record struct CsvCell(int From, int Length, bool Quoted, bool Doubled);
