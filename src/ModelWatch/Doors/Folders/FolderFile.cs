namespace ModelWatch.Doors.Folders;

/// <summary>A file of a watched folder as it was when it was opened.</summary>
/// <param name="Model">Whose traffic it is.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="Inode">Its number on the disk.</param>
/// <param name="Format">How it is written.</param>
/// <param name="Written">When it was last changed.</param>
internal sealed record FolderFile(string Model, string Path, long Inode, string Format, DateTimeOffset Written);
