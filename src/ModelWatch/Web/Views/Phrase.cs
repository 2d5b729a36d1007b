namespace ModelWatch.Web.Views;

/// <summary>A sentence about one name: <paramref name="Code"/> stands in code letters at the front.</summary>
public sealed record Phrase(string? Code, string Text)
{
    /// <summary>The sentence as plain text, for titles and labels.</summary>
    public string Plain => Code is null ? Text : Code + " " + Text;
}
