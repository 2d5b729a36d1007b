using ModelWatch.Doors.Files;
using ModelWatch.Doors.Folders;

namespace ModelWatch.Commands.Replaying;

/// <summary>Finds the files of a replay and cuts them into pieces.</summary>
internal static class ReplayFiles
{
    /// <summary>Files as given, folders with the plain files below them, in the order of their names.</summary>
    /// <exception cref="ReplayFailure">A path leads nowhere.</exception>
    public static IReadOnlyList<string> Expand(IReadOnlyList<string> paths)
    {
        var files = new List<string>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                var all = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Device };
                files.AddRange(Directory.EnumerateFiles(path, "*", all).Where(f => Path.GetFileName(f)[0] != '.' && FileIdentity.Of(f) is not null).Order(StringComparer.Ordinal));
            }
            else if (File.Exists(path) && FileIdentity.Of(new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path) is null)
                throw new ReplayFailure(ExitCode.Usage, $"{path} is a pipe, a device or a socket; replay reads files.");
            else if (File.Exists(path)) files.Add(path);
            else throw new ReplayFailure(ExitCode.Usage, $"There is no file or folder {path}.");
        }

        return [.. files.Select(Path.GetFullPath).Distinct()];
    }

    /// <summary>The pieces of a file from a place on.</summary>
    public static IEnumerable<FilePiece> Pieces(Stream file, string format, FilePlace place, int most) => format == "parquet"
        ? ParquetPieces.Read(file, place.Offset, most)
        : FilePieces.Read(file, format, place.Offset, most, Tail.Always);
}
