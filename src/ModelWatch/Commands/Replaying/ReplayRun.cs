using System.Globalization;
using ModelWatch.Doors;
using ModelWatch.Doors.Files;
using ModelWatch.References.Files;

namespace ModelWatch.Commands.Replaying;

/// <summary>One replay: file after file, piece after piece, each place written down when the service has answered.</summary>
internal sealed class ReplayRun(ReplayOptions options, ReplaySender sender, ReplayPlaces places, TimeProvider time)
{
    public ReplayTally Tally { get; } = new();

    /// <summary>Bytes of all files, for a bar.</summary>
    public static long Size(IReadOnlyList<string> files) => files.Sum(f => new FileInfo(f).Length);

    /// <summary>Sends the files. <paramref name="said"/> gets a sentence a file, <paramref name="moved"/> the bytes of the file that were read since it was last told.</summary>
    /// <exception cref="ReplayFailure">The service is gone or refuses, or a file cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was told to stop; the running piece is finished and its place written.</exception>
    public async Task SendAsync(IReadOnlyList<string> files, Action<string> said, Action<long> moved, CancellationToken cancellation)
    {
        foreach (var file in files)
        {
            try
            {
                await SendAsync(file, said, moved, cancellation);
            }
            catch (Exception fault) when (fault is ForeignFault or TableFault or InvalidDataException)
            {
                throw new ReplayFailure(ExitCode.BadData, $"{file}: {fault.Message}");
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw new ReplayFailure(ExitCode.InputOutput, $"{file}: {fault.Message}");
            }
        }
    }

    private async Task SendAsync(string file, Action<string> said, Action<long> moved, CancellationToken cancellation)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (stream.Length == 0) return;
        var place = Begin(file, stream, said);
        var format = options.Format ?? FilePieces.FormatOf(stream);
        var fileTime = new DateTimeOffset(File.GetLastWriteTimeUtc(file)).ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var began = Tally.Records;
        var told = 0L;
        foreach (var piece in ReplayFiles.Pieces(stream, format, place, Math.Clamp(options.Rate ?? FilePieces.MostRecords, 1, FilePieces.MostRecords)))
        {
            cancellation.ThrowIfCancellationRequested();
            if (Tally.Records == began && place.Row > 0) said($"{file}: goes on at record {place.Row + 1}");
            var sent = time.GetTimestamp();
            var receipt = await sender.SendAsync(piece, format, place.Head.Origin, place.Row, fileTime, cancellation);
            Tally.Add(file, place.Row, piece.Records, receipt);
            place = place with { Offset = piece.Next, Row = place.Row + piece.Records };
            places.Set(file, place);
            moved(Math.Max(0, Math.Min(stream.Position, stream.Length) - told));
            told = Math.Max(told, stream.Position);
            await HoldAsync(piece.Records, sent, cancellation);
        }

        moved(Math.Max(0, stream.Length - told));
        said(Tally.Records == began ? $"{file}: nothing new" : $"{file} ({format}): {Tally.Records - began} records");
    }

    private FilePlace Begin(string file, FileStream stream, Action<string> said)
    {
        var known = options.Again ? null : places.Of(file);
        if (known is null) return new FilePlace(FileHead.Of(stream), 0, 0);
        if (known.Head.Fits(stream)) return known;
        said($"{file}: its beginning has changed since the last replay, so it is sent from its start");
        return new FilePlace(FileHead.Of(stream), 0, 0);
    }

    private async Task HoldAsync(int records, long sent, CancellationToken cancellation)
    {
        if (options.Rate is not { } rate) return;
        var left = TimeSpan.FromSeconds(records / (double)rate) - time.GetElapsedTime(sent);
        if (left > TimeSpan.Zero) await Task.Delay(left, time, cancellation);
    }
}
