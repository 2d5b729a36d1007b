namespace ModelWatch.Doors;

/// <summary>Reasons of the contract that only doors without a model in their path have.</summary>
internal static class ForeignReason
{
    public const string UnknownModel = "unknown-model";
}
