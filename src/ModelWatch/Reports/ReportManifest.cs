using System.Globalization;
using System.Security.Cryptography;

namespace ModelWatch.Reports;

/// <summary>The canonical list of a summary's parts with their digests: what a signature will cover.</summary>
internal static class ReportManifest
{
    /// <summary>SHA-256 of the canonical list of the parts that are not renditions; known before anything is rendered.</summary>
    public static string ContentDigest(IEnumerable<ReportPart> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Of(List(parts.Where(part => part.Class != "rendition")))));

    public static byte[] Of(PeriodSnapshot snapshot, ReportConclusion conclusion, IReadOnlyList<ReportPart> parts, string contentDigest) =>
        CanonicalJson.Of(new Dictionary<string, object?>
        {
            ["format"] = "modelwatch-manifest/1",
            ["report"] = snapshot.Id,
            ["revision"] = Text(snapshot.Revision),
            ["as_of"] = Instants.Of(snapshot.AsOf),
            ["generated"] = Instants.Of(snapshot.AsOf),
            ["content_sha256"] = contentDigest,
            ["signatures"] = "none",
            ["model"] = Map(("id", snapshot.Plan.Model), ("version", snapshot.Plan.Version), ("artifact_sha256", snapshot.Plan.Artifact?.Sha256)),
            ["period"] = Map(("from", Instants.Of(snapshot.Span.From)), ("to", Instants.Of(snapshot.Span.To)), ("zone", snapshot.Plan.Report.Zone.Id)),
            ["completeness"] = Map(
                ("counted", Text(snapshot.Used.Sum(window => window.Events))),
                ("events", Text(snapshot.Windows.Sum(window => window.Events))),
                ("labelled", Text(snapshot.Used.Sum(window => window.Labelled)))),
            ["conclusions"] = Map(
                ("criteria", Text(conclusion.Verdicts.Count)), ("met", Text(conclusion.Met)), ("not_met", Text(conclusion.NotMet)),
                ("not_assessable", Text(conclusion.NotAssessable)), ("proposed", conclusion.Proposed.ToString())),
            ["parts"] = List(parts),
            ["pinned"] = Pinned(snapshot),
        });

    private static Dictionary<string, object?> Pinned(PeriodSnapshot snapshot) => Map(
        ("culture", "invariant"),
        ("modelwatch", Map(("version", snapshot.Service))),
        ("plan", Map(("sha256", snapshot.Plan.Digest))),
        ("reference", snapshot.ReferenceDigest is null ? null : Map(("sha256", snapshot.ReferenceDigest), ("rows", snapshot.ReferenceRows is { } rows ? Text(rows) : null))),
        ("renderer", Map(("html", ReportBuilder.Renderer))),
        ("unicode", "NFC"));

    private static List<object?> List(IEnumerable<ReportPart> parts) =>
        [.. parts.OrderBy(part => part.Path, StringComparer.Ordinal).Select(part => Map(
            ("path", part.Path), ("class", part.Class), ("media", part.Media), ("bytes", Text(part.Bytes.Length)), ("sha256", part.Sha256)))];

    private static Dictionary<string, object?> Map(params (string Key, object? Value)[] members) =>
        members.ToDictionary(member => member.Key, member => member.Value);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
