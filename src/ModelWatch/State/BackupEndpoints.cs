namespace ModelWatch.State;

/// <summary>Backups of the running service, below its own data directory: a caller never names a path.</summary>
internal static class BackupEndpoints
{
    public static void MapBackups(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/backups", Create).WithTags("operations").Produces<BackupView>(201).ProducesProblem(507);
        routes.MapGet("/api/v1/backups", (DataDirectory data) => new { items = List(data), next = (string?)null }).WithTags("operations");
    }

    private static async Task<IResult> Create(DataDirectory data, TimeProvider time)
    {
        try
        {
            var (path, manifest) = await Task.Run(() => Backup.Create(data.Path, time.GetUtcNow()));
            return Results.Json(BackupView.Of(path, manifest), statusCode: 201);
        }
        catch (IOException e)
        {
            return Results.Problem($"{e.Message} Nothing of it was kept; the service goes on.", statusCode: 507, title: "No backup");
        }
    }

    private static List<BackupView> List(DataDirectory data)
    {
        var folder = Backup.FolderOf(data.Path);
        return !Directory.Exists(folder) ? [] : [.. Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)
            .Select(path => (Path: path, BackupManifest.Read(path).Manifest))
            .Where(found => found.Manifest is not null)
            .Select(found => BackupView.Of(found.Path, found.Manifest!))];
    }
}
