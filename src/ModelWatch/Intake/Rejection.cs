namespace ModelWatch.Intake;

/// <summary>Why one event or label of a body was refused. <paramref name="Index"/> counts from 0.</summary>
internal sealed record Rejection(int Index, string Reason, string Detail)
{
    public static Rejection TooLarge(int index, int bytes) =>
        new(index, RejectReason.TooLarge, $"The element has {bytes} bytes; at most {IntakeLimits.LargestElement} are taken.");

    public static Rejection TooDeep(int index) =>
        new(index, RejectReason.Malformed, $"Objects and arrays stand in each other more than {IntakeLimits.Deepest} deep.");
}
