using System.Globalization;
using ModelWatch.Doors.Captures;
using ModelWatch.Doors.Files;
using ModelWatch.Plans;

namespace ModelWatch.Doors.Folders;

/// <summary>Reads what is new in one file of a watched folder. Not thread safe.</summary>
/// <param name="intake">Stores what was read.</param>
/// <param name="places">Remembers how far.</param>
/// <param name="parquet">Reads Parquet as flat lines, from a row on: a later room owns that library.</param>
/// <param name="options">Choices of the doors.</param>
/// <param name="time">Tells how long a file has been left alone.</param>
internal sealed class FolderReader(ForeignIntake intake, FolderPlaces places, ParquetPieceReader parquet, DoorOptions options, TimeProvider time)
{
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);

    /// <summary>Packed and columnar files that were read to their end: without this each look would unpack them whole.</summary>
    private readonly Dictionary<(string Model, string Path), (long Length, DateTimeOffset Written)> _finished = [];

    /// <summary>Records read and refused, and what was noticed; null when nothing is new.</summary>
    /// <exception cref="ForeignFault">The file cannot be read on.</exception>
    /// <exception cref="IOException">The disk, or the file was taken away.</exception>
    /// <exception cref="Journal.JournalFault">Nothing of the last piece was stored.</exception>
    public async Task<FolderNews?> ReadAsync(FolderOptions folder, MonitoringPlan plan, string path, CancellationToken stop)
    {
        if (FileIdentity.Of(path) is not { } inode) return null;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (FileIdentity.Of(path) != inode || file.Length == 0) return null;
        var (length, written) = (file.Length, new DateTimeOffset(File.GetLastWriteTimeUtc(path)));
        if (_finished.TryGetValue((folder.Model, path), out var finished) && finished == (length, written)) return null;
        _finished.Remove((folder.Model, path));
        var (place, note) = Begin(folder.Model, path, file, inode);
        var format = folder.Format ?? FilePieces.FormatOf(file);
        var isSettled = time.GetUtcNow() - written >= Settled;
        // A packed or columnar file says nothing before its end is written.
        var isClosed = format == "parquet" || FilePieces.IsPacked(file);
        if (!isSettled && isClosed) return null;
        if (!isClosed && place.Offset >= file.Length) return null;
        var pieces = format == "parquet" ? parquet(file, place.Offset, FilePieces.MostRecords) : FilePieces.Read(file, format, place.Offset, FilePieces.MostRecords, isSettled ? Tail.IfWhole : Tail.Never);
        var (news, isAll) = await TakeAsync(new FolderFile(folder.Model, path, inode, format, written), plan, place, pieces, stop);
        if (isAll && isClosed) _finished[(folder.Model, path)] = (length, written);
        return news.Read == 0 && note is null ? null : news with { Note = note };
    }

    /// <summary>What the pieces brought, and whether all of them were taken.</summary>
    private async Task<(FolderNews News, bool IsAll)> TakeAsync(FolderFile file, MonitoringPlan plan, FilePlace place, IEnumerable<FilePiece> pieces, CancellationToken stop)
    {
        var news = new FolderNews(0, 0, null, null);
        var fileTime = file.Written.ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture);
        foreach (var piece in pieces)
        {
            // The whole file waits for its encoding to be named: nothing of it is passed over.
            if (file.Format != "parquet" && FileText.Refusal(file.Format, piece.Body, plan.Reference.Encoding) is { } refusal) throw new ForeignFault(refusal);

            // Before the first commit: after a crash the rows of a file that has grown must have the ids that they had.
            if (place.Row == 0) places.Set(file.Model, file.Path, place, file.Inode);
            var work = new DoorWork("folder");
            var fault = CaptureFormat.Read(file.Format == "parquet" ? CaptureFormat.OfParquet(piece.Body.Span) : file.Format, piece.Body, new CaptureContext(plan, work, place.Origin, place.Row, fileTime, options));
            var receipt = fault is null ? await intake.CommitAsync(work) : null;
            if (fault is null && receipt is null) return (news, false);
            news = news with
            {
                Read = news.Read + piece.Records,
                Rejected = news.Rejected + (receipt?.RejectedTotal ?? piece.Records),
                Reason = news.Reason ?? fault ?? receipt!.Rejected.Select(r => r.Detail).FirstOrDefault(),
            };
            place = place with { Offset = piece.Next, Row = place.Row + piece.Records };
            places.Set(file.Model, file.Path, place, file.Inode);
            if (stop.IsCancellationRequested) return (news, false);
        }

        return (news, true);
    }

    /// <summary>
    /// The rows of a file that still begins as it did keep their ids, also where it has become another file on the disk (a copy, a save by renaming)
    /// or is read again. The head grows with the file, so that an exchange is noticed as well as it can be.
    /// </summary>
    private (FilePlace Place, string? Note) Begin(string model, string path, FileStream file, long inode)
    {
        var head = FileHead.Of(file);
        if (places.Of(model, path) is not var (known, before)) return (new FilePlace(head, 0, 0), null);
        if (!known.Head.Fits(file)) return (new FilePlace(head, 0, 0), "the file was exchanged, so it is read from its start");
        var same = known with { Head = head };
        return before != inode ? (same with { Offset = 0, Row = 0 }, "the file was exchanged for one that begins the same, so it is read from its start")
            : !FilePieces.IsPacked(file) && known.Offset > file.Length && known.Row != known.Offset ? (same with { Offset = 0, Row = 0 }, "the file was cut, so it is read from its start")
            : (same, null);
    }
}
