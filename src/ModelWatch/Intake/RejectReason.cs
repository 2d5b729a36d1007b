namespace ModelWatch.Intake;

/// <summary>The closed list of reasons for which an envelope is refused, in the words of the contract.</summary>
internal static class RejectReason
{
    public const string Malformed = "malformed";
    public const string NoId = "no-id";
    public const string NoTime = "no-time";
    public const string TimeInFuture = "time-in-future";
    public const string TooLarge = "too-large";
    public const string IdConflict = "id-conflict";
    public const string AmbiguousId = "ambiguous-id";
}
