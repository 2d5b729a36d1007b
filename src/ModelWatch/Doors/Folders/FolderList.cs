namespace ModelWatch.Doors.Folders;

/// <summary>The watched folders of the configuration: <c>Folders:0:Path</c>, <c>Folders:0:Model</c>, <c>Folders:0:Format</c> and so on.</summary>
internal sealed class FolderList
{
    public List<FolderOptions> Items { get; set; } = [];
}
