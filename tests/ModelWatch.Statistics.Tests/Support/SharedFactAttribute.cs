namespace ModelWatch.Statistics.Tests.Support;

/// <summary>A fact that reads ../shared/data; skipped, saying so, where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute()
    {
        if (SharedData.Folder is null)
            Skip = "the folder shared/data is not next to the repository";
    }
}
