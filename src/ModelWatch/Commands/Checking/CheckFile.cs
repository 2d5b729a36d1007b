using ModelWatch.References.Files;

namespace ModelWatch.Commands.Checking;

/// <summary>A file named on the command line. Every fault of it becomes a <see cref="CheckFailure"/> that names the file.</summary>
internal sealed record CheckFile(string Path, string? Encoding = null)
{
    private static readonly string[] EventParts = ["inputs.", "outputs.", "segments."];

    /// <summary>Names of its columns.</summary>
    public IReadOnlyList<string> Names() => Use(table =>
    {
        if (table.Names is null)
        {
            foreach (var _ in table.Read([]))
            {
                // Only the last line tells all names of a file of JSON lines.
            }
        }

        return table.Names ?? (table is NdjsonTable lines ? [.. lines.Unasked.Select(Bare).Distinct()] : []);
    });

    /// <summary>Reads the chunks one after the other.</summary>
    public void ForEach(IReadOnlyList<TableField> fields, Action<TableChunk> action) => Use(table =>
    {
        foreach (var chunk in table.Read(fields))
            action(chunk);
        return true;
    });

    /// <summary>A column of an Event is called as in a flat line.</summary>
    private static string Bare(string name)
    {
        var part = EventParts.FirstOrDefault(p => name.StartsWith(p, StringComparison.Ordinal));
        return part is null ? name : name[part.Length..];
    }

    private T Use<T>(Func<TableSource, T> work)
    {
        try
        {
            using var table = TableReader.Open(File.OpenRead(Path), System.IO.Path.GetTempPath(), encoding: Encoding);
            return work(table);
        }
        catch (TableFault fault)
        {
            throw new CheckFailure(ExitCode.BadData, $"{Path}: {fault.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CheckFailure(ExitCode.BadData, $"{Path} cannot be read: {e.Message}");
        }
    }
}
