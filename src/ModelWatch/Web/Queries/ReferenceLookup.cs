using ModelWatch.References;

namespace ModelWatch.Web.Queries;

/// <summary>What a page says of a model's reference. Thread safe.</summary>
internal sealed class ReferenceLookup(ReferenceStore references)
{
    /// <param name="model">The model.</param>
    /// <param name="digest">The reference that a window was compared with; null takes the one in force.</param>
    public ReferenceFacts? Facts(string model, string? digest)
    {
        var reference = (digest is null ? null : references.Find(model, digest)) ?? references.Effective(model);
        return reference is null ? null : new(reference.Digest, reference.Rows, reference.From, reference.To, reference.SmallestShift);
    }
}
