using ModelWatch.Access;
using ModelWatch.Access.Limits;
using ModelWatch.Doors;
using ModelWatch.Doors.Folders;
using ModelWatch.Journal;
using ModelWatch.Series;

namespace ModelWatch.Commands.Settings;

/// <summary>Every section of the configuration with the type that is read from it; a test holds this to the options of all rooms.</summary>
internal static class SettingSections
{
    public static readonly IReadOnlyDictionary<string, Type> Ours = new Dictionary<string, Type>(StringComparer.OrdinalIgnoreCase)
    {
        [AccessOptions.Section] = typeof(AccessOptions),
        [LimitOptions.Section] = typeof(LimitOptions),
        [JournalOptions.Section] = typeof(JournalOptions),
        [ServiceOptions.Section] = typeof(ServiceOptions),
        [DoorOptions.Section] = typeof(DoorOptions),
        [FolderOptions.Section] = typeof(List<FolderOptions>),
        [CorridorOptions.Section] = typeof(CorridorOptions),
        [SeriesOptions.Section] = typeof(SeriesOptions),
    };

    /// <summary>Sections of the framework; <c>Kestrel</c> has a mistake of its own.</summary>
    public static readonly IReadOnlySet<string> OfTheFramework =
        new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "Logging", "AllowedHosts", "Kestrel", "$schema" };

    private static readonly HashSet<string> _sizes = new(StringComparer.Ordinal)
    {
        "Journal:Reserve", "Journal:MostUnfolded", "Journal:MostWaiting", "Journal:MostRecent", "Windows:WindowMemory",
    };

    /// <summary>Whether a setting is a number of bytes: by its name, or because it is one of those that do not say so.</summary>
    public static bool IsSize(string section, string name) =>
        name.EndsWith("Bytes", StringComparison.Ordinal) || name.EndsWith("BytesPerSecond", StringComparison.Ordinal) || _sizes.Contains($"{section}:{name}");
}
