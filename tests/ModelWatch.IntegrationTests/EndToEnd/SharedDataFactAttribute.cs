namespace ModelWatch.IntegrationTests.EndToEnd;

/// <summary>A test on rows beside the project; skipped where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute()
    {
        if (SharedData.Folder is null)
            Skip = "../shared/data is not here";
    }
}
