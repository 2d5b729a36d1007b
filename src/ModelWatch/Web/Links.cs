namespace ModelWatch.Web;

/// <summary>Addresses of the pages. A name is data: it is escaped as one segment of the path.</summary>
internal static class Links
{
    public static string Model(string model) => "/models/" + Uri.EscapeDataString(model);

    public static string Feature(string model, string subject, string? segment = null) =>
        $"{Model(model)}/features/{Uri.EscapeDataString(subject)}{(segment is null ? "" : "?segment=" + Uri.EscapeDataString(segment))}";

    /// <summary>The interface's list of events with a value that cannot be used, from a window on.</summary>
    public static string Quarantine(string model, DateTimeOffset from) => $"/api/v1{Model(model)}/quarantine?from={from.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}";

    public static string Runbook(string name) => $"/runbooks/{Uri.EscapeDataString(name)}.md";

    public static string Finding(string id) => "/findings/" + Uri.EscapeDataString(id);
}
