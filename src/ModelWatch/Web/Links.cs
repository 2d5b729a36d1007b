namespace ModelWatch.Web;

/// <summary>Addresses of the pages. A name is data: it is escaped as one segment of the path.</summary>
internal static class Links
{
    public static string Model(string model) => "/models/" + Uri.EscapeDataString(model);

    public static string Feature(string model, string subject, string? segment = null) =>
        $"{Model(model)}/features/{Uri.EscapeDataString(subject)}{(segment is null ? "" : "?segment=" + Uri.EscapeDataString(segment))}";

    public static string Runbook(string name) => $"/runbooks/{Uri.EscapeDataString(name)}.md";

    public static string Finding(string id) => "/findings/" + Uri.EscapeDataString(id);
}
