namespace ModelWatch.Measures.Learned;

/// <summary>A fit that fails costs its own figures, never the close: an exception there would hold the model's windows for good.</summary>
internal static class GuardedFit
{
    /// <param name="fit">Computes everything before it returns.</param>
    /// <param name="failed">What stands instead, from the reason for a reader.</param>
    public static T Of<T>(Func<T> fit, Func<string, T> failed)
    {
        try
        {
            return fit();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return failed($"the fit failed ({fault.GetType().Name})");
        }
    }
}
