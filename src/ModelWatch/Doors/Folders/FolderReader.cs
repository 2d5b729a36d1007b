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

    /// <summary>Records read and refused, and what was noticed; null when nothing is new.</summary>
    /// <exception cref="ForeignFault">The file cannot be read on.</exception>
    /// <exception cref="IOException">The disk, or the file was taken away.</exception>
    /// <exception cref="Journal.JournalFault">Nothing of the last piece was stored.</exception>
    public async Task<FolderNews?> ReadAsync(FolderOptions folder, MonitoringPlan plan, string path, CancellationToken stop)
    {
        if (FileIdentity.Of(path) is not { } inode) return null;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (FileIdentity.Of(path) != inode || file.Length == 0) return null;
        var (place, note) = Begin(folder.Model, path, file, inode);
        var format = folder.Format ?? FilePieces.FormatOf(file);
        var written = new DateTimeOffset(File.GetLastWriteTimeUtc(path));
        var isSettled = time.GetUtcNow() - written >= Settled;
        // A packed or columnar file says nothing before its end is written.
        if (!isSettled && (format == "parquet" || FilePieces.IsPacked(file))) return null;
        if (format != "parquet" && !FilePieces.IsPacked(file) && place.Offset >= file.Length) return null;
        var (read, rejected, reason) = (0, 0, (string?)null);
        var fileTime = written.ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var pieces = format == "parquet" ? parquet(file, place.Offset, FilePieces.MostRecords) : FilePieces.Read(file, format, place.Offset, FilePieces.MostRecords, takesTail: isSettled);
        foreach (var piece in pieces)
        {
            // The whole file waits for its encoding to be named: nothing of it is passed over.
            if (format != "parquet" && FileText.Refusal(format, piece.Body, plan.Reference.Encoding) is { } refusal) throw new ForeignFault(refusal);
            var work = new DoorWork("folder");
            var fault = CaptureFormat.Read(format == "parquet" ? "native" : format, piece.Body, new CaptureContext(plan, work, place.Head.Origin, place.Row, fileTime, options));
            var receipt = fault is null ? await intake.CommitAsync(work) : null;
            if (fault is null && receipt is null) break;
            rejected += receipt?.Rejected.Count ?? piece.Records;
            reason ??= fault ?? receipt!.Rejected.Select(r => r.Detail).FirstOrDefault();
            read += piece.Records;
            place = place with { Offset = piece.Next, Row = place.Row + piece.Records };
            places.Set(folder.Model, path, place, inode);
            if (stop.IsCancellationRequested) break;
        }

        return read == 0 && note is null ? null : new FolderNews(read, rejected, reason, note);
    }

    private (FilePlace Place, string? Note) Begin(string model, string path, FileStream file, long inode)
    {
        if (places.Of(model, path) is not var (known, before)) return (new FilePlace(FileHead.Of(file), 0, 0), null);
        var fresh = new FilePlace(FileHead.Of(file), 0, 0);
        return before != inode || !known.Head.Fits(file) ? (fresh, "the file was exchanged, so it is read from its start")
            : !FilePieces.IsPacked(file) && known.Offset > file.Length && known.Row != known.Offset ? (fresh, "the file was cut, so it is read from its start")
            : (known, null);
    }
}
