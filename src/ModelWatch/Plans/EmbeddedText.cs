namespace ModelWatch.Plans;

/// <summary>A text that is part of the program.</summary>
internal static class EmbeddedText
{
    /// <exception cref="InvalidOperationException">The build lacks it.</exception>
    public static string Read(string resource)
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"the resource {resource} is not part of this build");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
