using System.Data;
using Dapper;

namespace ModelWatch.Windows;

/// <summary>
/// Under which version an event is windowed: its own, also where no plan knows it; but beyond the first 20 unknown versions of a model all further
/// ones share one name, so that a producer which makes up versions cannot make windows without end. Not thread safe.
/// </summary>
internal sealed class VersionBook(string model, Rulebook rulebook)
{
    public const int MostUnknown = 20;

    /// <summary>Stands for all further unknown versions.</summary>
    public const string Others = "(other)";
    private HashSet<string>? _met;

    public string Of(IDbConnection connection, string version)
    {
        if (rulebook.Knows(model, version))
        {
            return version;
        }

        var met = _met ??= [.. connection.Query<string>("SELECT DISTINCT version FROM window WHERE model = @model", new { model }).Where(v => v != Others && !rulebook.Knows(model, v))];
        return met.Contains(version) || (met.Count < MostUnknown && met.Add(version)) ? version : Others;
    }

    /// <summary>Forgets what it knows: the store is asked again.</summary>
    public void Clear() => _met = null;
}
