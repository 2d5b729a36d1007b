namespace ModelWatch.Access.Limits;

/// <summary>Ends a body in the middle: a stream has no other way to say that no more of it is taken.</summary>
internal sealed class LimitReachedException(LimitRefusal refusal) : Exception(refusal.Detail)
{
    public LimitRefusal Refusal { get; } = refusal;
}
