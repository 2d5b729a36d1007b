using Dapper;
using ModelWatch.Doors.Files;
using ModelWatch.State;

namespace ModelWatch.Doors.Folders;

/// <summary>Remembers how far each file has been read, across restarts. Thread safe.</summary>
internal sealed class FolderPlaces(string path) : IDisposable
{
    /// <summary>Its file in the data directory.</summary>
    public const string FileName = "folders.db";

    private readonly StateDatabase _file = new(path, FolderTables.Migrations);

    /// <summary>Ends, with the reason, when what the disk holds can no longer be trusted.</summary>
    public Task<string> Broken => _file.Broken;

    public (FilePlace Place, long Inode)? Of(string model, string path) => _file.Read(connection => connection.Query<(long Inode, int Length, string Hash, long Offset, long Row, string? Origin)>(
            "SELECT inode, length, hash, offset, row, origin FROM place WHERE model = @model AND path = @path", new { model, path })
        .Select(r => ((FilePlace, long)?)(Place(new FileHead(r.Length, r.Hash), r.Offset, r.Row, r.Origin), r.Inode)).FirstOrDefault());

    public void Set(string model, string path, FilePlace place, long inode) => _file.Write(transaction => transaction.Connection!.Execute(
        """
        INSERT INTO place (model, path, inode, length, hash, offset, row, origin) VALUES (@model, @path, @inode, @Length, @Hash, @Offset, @Row, @Origin)
        ON CONFLICT (model, path) DO UPDATE SET inode = excluded.inode, length = excluded.length, hash = excluded.hash, offset = excluded.offset, row = excluded.row, origin = excluded.origin
        """,
        new { model, path, inode, place.Head.Length, place.Head.Hash, place.Offset, place.Row, place.Origin },
        transaction));

    public void Dispose() => _file.Dispose();

    /// <summary>Places that were written before there was a column for it have none.</summary>
    private static FilePlace Place(FileHead head, long offset, long row, string? origin) => new(head, offset, row) { Origin = origin ?? head.Origin };
}
