using System.IO.Compression;

namespace ModelWatch.IntegrationTests.EndToEnd;

/// <summary>Real rows that lie beside the project and are no part of it.</summary>
internal static class SharedData
{
    /// <summary>The nearest <c>shared/data</c> above the tests, or null.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>Lines of a file, unpacked where its name says so.</summary>
    public static List<string> Lines(string name)
    {
        using var file = File.OpenRead(Path.Combine(Folder!, name));
        using var text = new StreamReader(name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        var lines = new List<string>();
        while (text.ReadLine() is { } line)
            lines.Add(line);
        return lines;
    }

    /// <summary>Rows of a file without quoted cells, each by the names of its header.</summary>
    public static IEnumerable<Dictionary<string, string>> Rows(string name)
    {
        var lines = Lines(name);
        var header = lines[0].Split(',');
        return lines.Skip(1).Select(line => line.Split(',').Zip(header).ToDictionary(c => c.Second, c => c.First));
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var data = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(data))
                return data;
        }

        return null;
    }
}
