using ModelWatch.Demo.Models;
using ModelWatch.Demo.Traffic;

namespace ModelWatch.Demo;

/// <summary>One model of the demo: its traffic, its server, and the files that a user would bring: plan, reference, model file.</summary>
/// <remarks>
/// Classes: names of the classes of a probabilities output, else empty. Plan: the monitoring plan as YAML.
/// ReferenceFile: CSV (name ends in .csv) or NDJSON. Band: relative half width of the 90 % interval that is said beside a number, or null.
/// </remarks>
internal sealed record DemoModel(
    string Name,
    IDemoTraffic Traffic,
    ServedModel Server,
    string Output,
    IReadOnlyList<string> Classes,
    string Plan,
    string ReferenceFile,
    string ArtifactFile,
    double? Band = null) : IDisposable
{
    /// <summary>The name of the interval output beside <see cref="Output"/>.</summary>
    public string BandOutput => Output + "_band";

    public void Dispose() => Server.Dispose();
}
