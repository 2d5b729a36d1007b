namespace ModelWatch.Plans.Reading;

/// <summary>One value of the text with its place (from 1), before anybody asked what it means.</summary>
internal sealed record PlanNode(PlanNodeKind Kind, int Line, int Column)
{
    /// <summary>The text of a scalar; empty for the others.</summary>
    public string Text { get; init; } = "";

    /// <summary>Whether the scalar was quoted: quoted text is never a number, a truth value or null.</summary>
    public bool Quoted { get; init; }

    /// <summary>Keys and values of a map in the order of the text, doubles included.</summary>
    public List<PlanEntry> Entries { get; } = [];

    /// <summary>Items of a list.</summary>
    public List<PlanNode> Items { get; } = [];

    /// <summary>No value at all: nothing after the colon, <c>null</c> or <c>~</c>.</summary>
    public bool IsNull => Kind == PlanNodeKind.Scalar && !Quoted && Text is "" or "~" or "null" or "Null" or "NULL";

    /// <summary>What a person would call it in a message.</summary>
    public string Described => Kind switch
    {
        PlanNodeKind.Map => "a mapping",
        PlanNodeKind.List => "a list",
        _ when IsNull => "nothing",
        _ when Text.Length > 60 => "\"" + Text[..57] + "...\"",
        _ => "\"" + Text + "\"",
    };
}
