namespace ModelWatch.References.Files;

/// <summary>What a file is, decided by its first bytes and never by its name.</summary>
internal enum TableFormat { Csv, Ndjson, Parquet }
