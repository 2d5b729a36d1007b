namespace ModelWatch.Plans.Reading;

/// <summary>Names of inputs and outputs: any text up to a length, as foreign systems hand out names that nobody here may choose.</summary>
internal static class FieldNames
{
    private const int Longest = 256;
    private const int Most = 5_000;

    /// <summary>Tells what is wrong with the name of a field; true when nothing is.</summary>
    public static bool Check(PlanCell key)
    {
        var name = key.Node.Text;
        if (name.Length > Longest) key.Fail($"the name is longer than {Longest} characters; shorten it");
        else if (name.Trim() != name) key.Fail($"the name {key.Node.Described} begins or ends with a blank; remove it");
        else if (name.Any(char.IsControl)) key.Fail("the name holds a control character; remove it");
        else return true;
        return false;
    }

    /// <summary>Tells when there are none or too many.</summary>
    public static void CheckCount(PlanCell cell, int count, string what, string example)
    {
        if (cell.Node.Kind != PlanNodeKind.Map) return;
        if (count == 0 && cell.Node.Entries.Count == 0) cell.Fail($"no {what} is declared; write at least one, such as {example}");
        if (count > Most) cell.Fail($"{count} {what}s are more than {Most}; declare those that are watched");
    }
}
