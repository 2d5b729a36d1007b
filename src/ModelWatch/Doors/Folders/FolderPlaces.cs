using Dapper;
using ModelWatch.Doors.Files;
using ModelWatch.State;

namespace ModelWatch.Doors.Folders;

/// <summary>Remembers how far each file has been read, across restarts. Thread safe.</summary>
internal sealed class FolderPlaces(string path) : IDisposable
{
    private readonly StateDatabase _file = new(path, FolderTables.Migrations);

    public (FilePlace Place, long Inode)? Of(string model, string path) => _file.Read(connection => connection.Query<(long Inode, int Length, string Hash, long Offset, long Row)>(
            "SELECT inode, length, hash, offset, row FROM place WHERE model = @model AND path = @path", new { model, path })
        .Select(r => ((FilePlace, long)?)(new FilePlace(new FileHead(r.Length, r.Hash), r.Offset, r.Row), r.Inode)).FirstOrDefault());

    public void Set(string model, string path, FilePlace place, long inode) => _file.Write(transaction => transaction.Connection!.Execute(
        """
        INSERT INTO place (model, path, inode, length, hash, offset, row) VALUES (@model, @path, @inode, @Length, @Hash, @Offset, @Row)
        ON CONFLICT (model, path) DO UPDATE SET inode = excluded.inode, length = excluded.length, hash = excluded.hash, offset = excluded.offset, row = excluded.row
        """,
        new { model, path, inode, place.Head.Length, place.Head.Hash, place.Offset, place.Row },
        transaction));

    public void Dispose() => _file.Dispose();
}
