namespace ModelWatch.Access;

/// <summary>Settings that nothing reads: a typo in one of these sections would otherwise pass for a limit or a lock.</summary>
internal static class UnknownSettings
{
    /// <summary>The names in a section that its options do not have.</summary>
    public static IEnumerable<string> Of<TOptions>(IConfigurationSection section)
    {
        var known = typeof(TOptions).GetProperties().Select(property => property.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return section.GetChildren().Where(child => !known.Contains(child.Key)).Select(child => $"{child.Path} is no setting of ModelWatch.");
    }
}
