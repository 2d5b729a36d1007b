namespace ModelWatch.Plans.Reading;

/// <summary>Turns a text into a tree of values with places: JSON where it opens with a brace and parses as such, else YAML.</summary>
internal static class PlanTree
{
    /// <summary>Deepest nesting read; a plan needs five.</summary>
    public const int MaxDepth = 32;

    /// <summary>The tree, or null after an error that leaves nothing to look at.</summary>
    public static PlanNode? Read(string text, PlanErrors errors)
    {
        if (text.StartsWith('\uFEFF')) text = text[1..];
        if (!IsReadable(text, errors)) return null;
        if (!text.AsSpan().TrimStart().StartsWith("{", StringComparison.Ordinal)) return YamlTree.Read(text, errors);
        var json = JsonTree.Read(text, out var mistake);
        if (json is not null) return json;

        // A flow mapping of YAML opens with a brace too; if YAML cannot read it either, the JSON message is the clearer one.
        var ofYaml = new PlanErrors();
        var yaml = YamlTree.Read(text, ofYaml);
        if (yaml is not null && ofYaml.Count == 0) return yaml;
        errors.Add(mistake!.Line, mistake.Column, PlanPath.Root, mistake.Message);
        return null;
    }

    private static bool IsReadable(string text, PlanErrors errors)
    {
        if (text.Length > PlanReader.MaxLength || System.Text.Encoding.UTF8.GetByteCount(text) > PlanReader.MaxLength)
        {
            errors.Add(1, 1, PlanPath.Root, "the plan is larger than 1 MiB; leave out what is not part of the plan");
            return false;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            errors.Add(1, 1, PlanPath.Root, "the plan is empty; it needs model, version, inputs and outputs");
            return false;
        }

        var at = FirstUnreadable(text);
        if (at < 0) return true;
        var (line, column) = PlaceOf(text, at);
        errors.Add(line, column, PlanPath.Root, $"the character U+{(int)text[at]:X4} cannot stand in a plan; save the file as UTF-8 text");
        return false;
    }

    private static int FirstUnreadable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsSurrogate(c) || (char.IsControl(c) && c is not '\t' and not '\n' and not '\r' and not '\u0085')) return i;
        }

        return -1;
    }

    /// <summary>Line and column, both from 1, of the character at <paramref name="index"/>.</summary>
    public static (int Line, int Column) PlaceOf(ReadOnlySpan<char> text, int index)
    {
        var before = text[..Math.Min(index, text.Length)];
        return (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }
}
