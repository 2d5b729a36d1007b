namespace ModelWatch.References;

/// <summary>Where the columns of a file lie while it is read; best on the disk of the data directory, as a file may be large.</summary>
internal sealed record ReferenceFolder(string Path);
