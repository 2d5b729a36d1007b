namespace ModelWatch.References;

/// <summary>What the API says of a reference that it took in.</summary>
/// <param name="Reference">Version of the reference within its model, from 1.</param>
/// <param name="Rows">Rows of the file.</param>
/// <param name="Digest">Lower-case SHA-256 of the content.</param>
/// <param name="State"><c>effective</c> or <c>submitted</c>.</param>
/// <param name="SmallestShift">By subject, in probability points.</param>
/// <param name="Warnings">Sentences.</param>
internal sealed record ReferenceAnswer(
    long Reference, long Rows, string Digest, string State, IReadOnlyDictionary<string, double> SmallestShift, IReadOnlyList<string> Warnings)
{
    public static ReferenceAnswer Of(StoredReference stored) => new(
        stored.Version, stored.Rows, stored.Digest, stored.State.ToString().ToLowerInvariant(), stored.Notes.SmallestShift, stored.Notes.Warnings);
}
