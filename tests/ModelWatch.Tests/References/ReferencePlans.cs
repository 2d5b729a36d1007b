using System.IO.Compression;
using System.Text;
using ModelWatch.Plans;
using ModelWatch.References;

namespace ModelWatch.Tests.References;

/// <summary>Plans and files for the tests of this room.</summary>
internal static class ReferencePlans
{
    public static readonly MonitoringPlan Tender = new()
    {
        Model = "tender",
        Version = "1",
        Digest = "00",
        Inputs =
        [
            new InputPlan("dose", InputKind.Numeric) { Range = (0, 100), Sentinels = ["-999"] },
            new InputPlan("country", InputKind.Categorical) { Aliases = new Dictionary<string, string> { ["Germany"] = "DE" } },
        ],
        Outputs = [new OutputPlan("score", OutputKind.Probability)],
        Label = new LabelPlan(LabelKind.Binary),
        Segments = ["country"],
    };

    public static Stream Bytes(string text) => new MemoryStream(Encoding.UTF8.GetBytes(text));

    public static Stream Packed(string text)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(text));
        packed.Position = 0;
        return packed;
    }

    public static ReferenceReading Build(string text) => ReferenceBuilder.Build(Tender, Bytes(text));

    /// <summary>Rows of the tender plan with a spread of doses, two countries and a label.</summary>
    public static IEnumerable<string> Rows(int count) =>
        Enumerable.Range(0, count).Select(i => FormattableString.Invariant(
            $"{i % 90 + 0.25},{(i % 3 == 0 ? "FR" : "DE")},{i % 100 / 100.0},{i % 2},2026-01-{1 + (i % 28):00}T00:00:00Z"));

    public static string Csv(IEnumerable<string> rows) => "dose,country,score,label,time\n" + string.Join('\n', rows) + "\n";
}
