namespace ModelWatch.Access.Limits;

/// <summary>Metadata of a route whose body goes to disk as it comes.</summary>
internal sealed class StreamedBody;
