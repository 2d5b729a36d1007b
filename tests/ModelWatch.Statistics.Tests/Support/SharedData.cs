using System.Globalization;
using System.IO.Compression;

namespace ModelWatch.Statistics.Tests.Support;

/// <summary>The real data next to the repository: plain comma-separated files without quotes, some gzipped.</summary>
internal static class SharedData
{
    public static string? Folder { get; } = Find();

    public static Dictionary<string, string[]> Table(string name)
    {
        using var file = File.OpenRead(Path.Combine(Folder!, name));
        using Stream stream = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        var header = reader.ReadLine()!.Split(',');
        var columns = header.Select(_ => new List<string>()).ToArray();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var cells = line.Split(',');
            for (var c = 0; c < cells.Length; c++)
                columns[c].Add(cells[c]);
        }
        return header.Select((h, c) => (h, columns[c])).ToDictionary(p => p.h, p => p.Item2.ToArray());
    }

    public static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    // The folder "shared" stands beside the repository, or beside a folder that holds working copies of it.
    private static string? Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var data = Path.Combine(at.FullName, "shared", "data");
            if (Directory.Exists(data))
                return data;
        }
        return null;
    }
}
