using System.Text.Json;
using ModelWatch.Doors.Files;

namespace ModelWatch.Commands.Replaying;

/// <summary>Remembers beside the files how far each was sent to which service, so that an interrupted replay goes on. Written whole after each answer.</summary>
internal sealed class ReplayPlaces
{
    public const string FileName = ".modelwatch-replay";
    private static readonly JsonSerializerOptions _indented = new() { WriteIndented = true };
    private readonly string _path;
    private readonly string _target;
    private readonly Dictionary<string, FilePlace> _places;

    private ReplayPlaces(string path, string target, Dictionary<string, FilePlace> places) => (_path, _target, _places) = (path, target, places);

    /// <exception cref="ReplayFailure">The file of places is damaged.</exception>
    public static ReplayPlaces Open(ReplayOptions options)
    {
        var first = Path.GetFullPath(options.Paths[0]);
        var folder = options.State ?? (Directory.Exists(first) ? first : Path.GetDirectoryName(first)!);
        var path = Path.Combine(folder, FileName);
        var target = $"{options.Url.TrimEnd('/')} {options.Model} ";
        try
        {
            Directory.CreateDirectory(folder);
            var places = File.Exists(path) ? JsonSerializer.Deserialize<Dictionary<string, FilePlace>>(File.ReadAllText(path)) : null;
            return new ReplayPlaces(path, target, places ?? []);
        }
        catch (JsonException)
        {
            throw new ReplayFailure(ExitCode.BadData, $"The file of places {path} is damaged: delete it to send everything again, which counts nothing twice.");
        }
    }

    public FilePlace? Of(string file) => _places.GetValueOrDefault(_target + file);

    public void Set(string file, FilePlace place)
    {
        _places[_target + file] = place;
        var temporary = _path + ".new";
        File.WriteAllText(temporary, JsonSerializer.Serialize(_places, _indented));
        File.Move(temporary, _path, overwrite: true);
    }
}
