namespace ModelWatch.Access.Queries;

/// <summary>One query parameter that a route reads.</summary>
/// <param name="Name">Its name, compared without regard to case.</param>
/// <param name="Means">What it does, as a sentence for the document of the API.</param>
/// <param name="Form">Its form in the words of JSON Schema: null, or <c>date-time</c>, <c>integer</c>.</param>
/// <param name="IsRequired">Whether the call is refused without it.</param>
internal sealed record QueryField(string Name, string Means, string? Form = null, bool IsRequired = false)
{
    public static readonly QueryField From = new("from", "Windows that start at this time or later.", "date-time");
    public static readonly QueryField To = new("to", "Windows that start before this time.", "date-time");
    public static readonly QueryField Version = new("version", "Only this version of the model.");
    public static readonly QueryField Segment = new("segment", "Only this segment, such as country=DE; all rows without it.");
    public static readonly QueryField Limit = new("limit", "The most items of a page: 1 to 10000, 1000 by default.", "integer");
    public static readonly QueryField Cursor = new("cursor", "The text that the last page gave as next.");
}
