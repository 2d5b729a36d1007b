namespace ModelWatch.State;

/// <summary>One file of a backup: its path below the backup's folder with forward slashes, its length, the lower-case hex SHA-256 of its bytes.</summary>
internal sealed record BackupFile(string Path, long Bytes, string Sha256);
