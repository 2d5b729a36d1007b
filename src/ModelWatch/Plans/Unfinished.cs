namespace ModelWatch.Plans;

/// <summary>The name that a proposal writes where only a person can know the right one. No plan with it is good.</summary>
internal static class Unfinished
{
    public const string Name = "FILL-IN";
}
