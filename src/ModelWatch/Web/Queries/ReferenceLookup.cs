namespace ModelWatch.Web.Queries;

/// <summary>What a page says of a model's reference.</summary>
internal sealed class ReferenceLookup
{
    public ReferenceFacts? Facts(string model, string? digest) => model.Length == 0 || digest is null ? null : new(digest, 0, null, null, new Dictionary<string, double>());
}
