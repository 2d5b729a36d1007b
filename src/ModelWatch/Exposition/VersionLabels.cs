namespace ModelWatch.Exposition;

/// <summary>
/// The model versions that get a label value of their own: the first twenty that are seen; producers name versions freely, so the rest
/// share <c>other</c>. Not thread safe.
/// </summary>
internal sealed class VersionLabels
{
    public const int Most = 20;
    public const string Other = "other";
    private readonly HashSet<string> _known = [];

    public string Of(string version) => _known.Contains(version) || (_known.Count < Most && _known.Add(version)) ? version : Other;
}
