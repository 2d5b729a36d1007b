using System.Text.Json;

namespace ModelWatch.State;

/// <summary>What a backup consists of. It is written last, so a folder without it is no backup.</summary>
/// <param name="Form">Version of this form, 1.</param>
/// <param name="Created">When the copy of the record was begun, UTC.</param>
/// <param name="Files">Every file, ordinal order of paths.</param>
internal sealed record BackupManifest(int Form, DateTimeOffset Created, IReadOnlyList<BackupFile> Files)
{
    public const string FileName = "backup.json";
    public const int NewestForm = 1;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public void Write(string folder) => File.WriteAllBytes(Path.Combine(folder, FileName), JsonSerializer.SerializeToUtf8Bytes(this, Json));

    /// <summary>The manifest of a backup, or why there is none that can be used.</summary>
    public static (BackupManifest? Manifest, string? Why) Read(string folder)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize<BackupManifest>(File.ReadAllBytes(Path.Combine(folder, FileName)), Json);
            return manifest switch
            {
                null or { Files: null } => (null, $"{FileName} is empty"),
                { Form: > NewestForm } => (null, $"it was made by a newer ModelWatch (form {manifest.Form}; this program reads up to {NewestForm})"),
                _ => (manifest, null),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return (null, $"{FileName} cannot be read: {e.Message}");
        }
    }
}
