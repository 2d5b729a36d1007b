namespace ModelWatch.Tests.Commands;

/// <summary>A test that needs the real data beside the repository; skipped with the reason where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute()
    {
        if (Folder is null)
            Skip = "../shared/data is not there";
    }

    /// <summary>The data folder, looked for beside every folder above the tests.</summary>
    public static string? Folder { get; } = Find();

    private static string? Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var data = Path.Combine(at.FullName, "shared", "data");
            if (File.Exists(Path.Combine(data, "california_housing_reference.csv.gz")))
                return data;
        }

        return null;
    }
}
