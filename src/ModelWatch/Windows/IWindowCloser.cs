namespace ModelWatch.Windows;

/// <summary>Closes windows with everything that follows from it: measures, findings, series. The corridor does it; the door only asks.</summary>
internal interface IWindowCloser
{
    /// <summary>Folds all that was acknowledged, closes the windows that end at or before <paramref name="through"/>, revises changed ones.</summary>
    Task<CloseReceipt> CloseAsync(string model, DateTimeOffset through);
}
