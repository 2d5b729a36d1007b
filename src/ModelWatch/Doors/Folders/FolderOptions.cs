namespace ModelWatch.Doors.Folders;

/// <summary>A folder whose files are traffic of a model. Nothing outside it is ever read for it.</summary>
internal sealed class FolderOptions
{
    public const string Section = "Folders";

    /// <summary>Absolute path.</summary>
    public string Path { get; set; } = "";

    /// <summary>The model; its plan may come later.</summary>
    public string Model { get; set; } = "";

    /// <summary>Null: told by each file's content.</summary>
    public string? Format { get; set; }

    /// <summary>What is wrong with the settings, or null.</summary>
    public string? Fault(int index) =>
        Model.Length == 0 ? $"Folders:{index}:Model is missing."
        : !System.IO.Path.IsPathFullyQualified(Path) || Path.Split('/').Contains("..") ? $"Folders:{index}:Path must be an absolute path without \"..\"."
        : !Directory.Exists(Path) ? $"Folders:{index}:Path {Path} is no folder."
        : Format is not null && Format != "parquet" && !Captures.CaptureFormat.Names.Contains(Format) ? $"Folders:{index}:Format must be one of parquet, {string.Join(", ", Captures.CaptureFormat.Names)}."
        : null;
}
