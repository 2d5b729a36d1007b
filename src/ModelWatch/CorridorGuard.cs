namespace ModelWatch;

/// <summary>Keeps a fault in what follows from a window from taking its close along. Faults of the store are not its business: they undo the close.</summary>
internal static class CorridorGuard
{
    private const int MostTold = 4;

    /// <summary>Does the work; null, with a fault more, where it throws.</summary>
    /// <param name="what">What is missing then.</param>
    /// <param name="work">The work.</param>
    /// <param name="faults">Takes the type of the fault and not its message, which may hold data; a few of them.</param>
    public static T? Try<T>(string what, Func<T?> work, List<string> faults)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
        {
            if (faults.Count < MostTold)
            {
                faults.Add($"{what} ({e.GetType().Name})");
            }

            return default;
        }
    }
}
