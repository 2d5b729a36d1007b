using Microsoft.Extensions.Configuration.Json;
using ModelWatch.Plans.Reading;

namespace ModelWatch.Commands.Settings;

/// <summary>What is wrong with the configuration before any room reads it, one sentence a mistake.</summary>
internal sealed record SettingMistakes(IReadOnlyList<string> Sentences)
{
    private const string Prefix = "MODELWATCH__";

    /// <summary>Adds the environment and the command line, in this order, and puts every text into the form that the rooms' binders take.</summary>
    public static SettingMistakes Read(ConfigurationManager configuration, IReadOnlyDictionary<string, string?> commandLine)
    {
        configuration.AddEnvironmentVariables(Prefix).AddInMemoryCollection(commandLine);
        var sentences = Unknown(configuration, commandLine).ToList();
        var walk = new SettingWalk();
        foreach (var (name, type) in SettingSections.Ours) walk.In(configuration.GetSection(name), type);
        configuration.AddInMemoryCollection(walk.Replaced);
        return new SettingMistakes([.. sentences, .. walk.Mistakes]);
    }

    /// <summary>Sections that nothing reads, in the files, below our prefix and on the command line; the rest of the environment belongs to others.</summary>
    private static IEnumerable<string> Unknown(ConfigurationManager configuration, IReadOnlyDictionary<string, string?> commandLine)
    {
        var own = new ConfigurationBuilder().AddEnvironmentVariables(Prefix).AddInMemoryCollection(commandLine).Build();
        return ((IConfigurationRoot)configuration).Providers.OfType<JsonConfigurationProvider>().SelectMany(file => file.GetChildKeys([], null))
            .Concat(own.GetChildren().Select(section => section.Key))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(name => !SettingSections.Ours.ContainsKey(name) && !SettingSections.OfTheFramework.Contains(name))
            .Select(name => $"{name} is no section of ModelWatch.{NearMiss.Hint(name, SettingSections.Ours.Keys)}");
    }
}
