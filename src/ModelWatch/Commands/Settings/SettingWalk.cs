using System.Globalization;
using System.Reflection;
using ModelWatch.Plans.Reading;

namespace ModelWatch.Commands.Settings;

/// <summary>Goes through one section beside the type that is read from it, and gathers every mistake and every text that the binder takes only otherwise written.</summary>
internal sealed class SettingWalk
{
    private readonly List<string> _mistakes = [];
    private readonly Dictionary<string, string?> _replaced = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>One sentence a mistake, beginning with the setting.</summary>
    public IReadOnlyList<string> Mistakes => _mistakes;

    /// <summary>Texts for the binder. In place of a mistake stands the default, so that one mistake does not hide those that are found later.</summary>
    public IReadOnlyDictionary<string, string?> Replaced => _replaced;

    public void In(IConfigurationSection section, Type type)
    {
        if (Element(type) is { } element) InList(section, element);
        else InObject(section, type, Activator.CreateInstance(type));
    }

    private void InList(IConfigurationSection section, Type element)
    {
        foreach (var child in section.GetChildren())
        {
            if (!int.TryParse(child.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _)) _mistakes.Add($"{child.Path}: {section.Path} is a list; write {section.Path}:0 and so on.");
            else if (!SettingText.IsSingle(element)) InObject(child, element, Activator.CreateInstance(element));
        }
    }

    private void InObject(IConfigurationSection section, Type type, object? defaults)
    {
        if (!string.IsNullOrEmpty(section.Value)) _mistakes.Add($"{section.Path}: this is a section and no setting; write {section.Path}:NAME.");
        var known = type.GetProperties().Where(property => property.CanWrite).ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var child in section.GetChildren())
        {
            if (!known.TryGetValue(child.Key, out var property)) _mistakes.Add($"{child.Path} is no setting of ModelWatch.{NearMiss.Hint(child.Key, known.Keys)}");
            else if (SettingText.IsSingle(property.PropertyType)) InValue(child, section.Path, property, property.GetValue(defaults));
            else if (Element(property.PropertyType) is { } element) InList(child, element);
            else InObject(child, property.PropertyType, property.GetValue(defaults) ?? Activator.CreateInstance(property.PropertyType));
        }
    }

    private void InValue(IConfigurationSection node, string section, PropertyInfo property, object? usual)
    {
        if (node.GetChildren().Any()) _mistakes.Add($"{node.Path}: this is one setting and no section.");
        if (node.Value is not { } written || property.PropertyType == typeof(string) || (written.Length == 0 && usual is null)) return;
        var (text, mistake) = SettingText.Read(written, property.PropertyType, property, SettingSections.IsSize(section, property.Name));
        if (mistake is not null) _mistakes.Add($"{node.Path}: {mistake}.");
        if (mistake is not null) _replaced[node.Path] = usual is TimeSpan span ? span.ToString("c", CultureInfo.InvariantCulture) : Convert.ToString(usual, CultureInfo.InvariantCulture) ?? "";
        else if (text != written) _replaced[node.Path] = text;
    }

    private static Type? Element(Type type) =>
        type.IsArray ? type.GetElementType() : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) ? type.GetGenericArguments()[0] : null;
}
