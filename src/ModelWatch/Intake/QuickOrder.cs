namespace ModelWatch.Intake;

/// <summary>The order in which a producer sends the fields of one part, learned as they come: after a field the one that followed it last. Not thread safe.</summary>
internal sealed class QuickOrder
{
    private readonly int[] _next;
    private int _last;

    public QuickOrder(FieldSet set)
    {
        Set = set;
        _next = [.. Enumerable.Range(0, set.Fields.Length + 1)];
    }

    public FieldSet Set { get; }

    public void Begin() => _last = 0;

    /// <summary>Passes the name where it is the expected one, and says which field it is; -1 where it is another.</summary>
    public int Expect(ReadOnlySpan<byte> json, ref int at)
    {
        var index = _next[_last];
        if ((uint)index >= (uint)Set.Fields.Length)
        {
            return -1;
        }

        var name = Set.Fields[index].Quoted;
        if (!json[at..].StartsWith(name))
        {
            return -1;
        }

        at += name.Length;
        _last = index + 1;
        return index;
    }

    /// <summary>Finds a name that was not the expected one; -1 where the plan does not declare it.</summary>
    public int Find(ReadOnlySpan<byte> name)
    {
        var index = Set.Find(name);
        if (index >= 0)
        {
            _next[_last] = index;
            _last = index + 1;
        }

        return index;
    }
}
