namespace ModelWatch.Doors.Folders;

/// <summary>What a look at a file brought.</summary>
/// <param name="Read">Records read.</param>
/// <param name="Rejected">Records refused.</param>
/// <param name="Reason">Why the first of them was refused, or null.</param>
/// <param name="Note">What was noticed of the file, or null.</param>
internal sealed record FolderNews(int Read, int Rejected, string? Reason, string? Note);
