using System.IO.Compression;
using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;
using ModelWatch.Artefacts;
using ModelWatch.Artefacts.MlNet;
using ModelWatch.Artefacts.Replay;
using ModelWatch.Plans;

namespace ModelWatch.Tests.Artefacts;

public sealed class MlNetReplayTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public async Task Measure_MlNetFile_GivesTheGapOfTheAlteredRow()
    {
        var random = new Random(3);
        var rows = Enumerable.Range(0, 300).Select(_ => new Row
        {
            dose = (float)random.NextDouble(),
            country = random.Next(2) == 0 ? "DE" : "F\"R",
        }).ToList();
        foreach (var row in rows)
            row.Label = 2 * row.dose + (row.country == "DE" ? 1 : 0);
        var context = new MLContext(1);
        var data = context.Data.LoadFromEnumerable(rows);
        var model = context.Transforms.Categorical.OneHotEncoding("code", nameof(Row.country))
            .Append(context.Transforms.Concatenate("Features", nameof(Row.dose), "code"))
            .Append(context.Regression.Trainers.Sdca()).Fit(data);
        context.Model.Save(model, data.Schema, _path);
        double[] said = [.. model.Transform(data).GetColumn<float>("Score").Select(v => (double)v)];
        said[17] -= .5;

        var plan = SmallModels.Plan with
        {
            Artifact = new ArtifactPlan(_path, null),
            Inputs = [new("dose", InputKind.Numeric), new("country", InputKind.Categorical)],
            Outputs = [new("demand", OutputKind.Number)],
        };
        var evidence = new ReplayRows(300,
            [
                new ScoringColumn("dose") { Numbers = [.. rows.Select(r => (double)r.dose)] },
                new ScoringColumn("country") { Texts = [.. rows.Select(r => r.country)] },
            ],
            [new RecordedOutput(plan.Outputs[0]) { Values = said }]);
        var probe = new ReplayProbe("/", new ReplayLimits { Time = TimeSpan.FromMinutes(2) }, TimeProvider.System);
        var gap = await probe.MeasureAsync(plan, evidence, default);
        Assert.Null(gap.Why);
        Assert.Equal(.5, gap.Value!.Value, 1e-6);
        Assert.Equal((17, 300), (gap.Row, gap.Rows));
    }

    [Theory]
    [InlineData("../../evil.txt", "leaves the directory")]
    [InlineData("/evil.txt", "leaves the directory")]
    [InlineData("readme.txt", "no ML.NET model")]
    public void Refusal_OtherZip_SaysWhy(string entry, string why) =>
        Assert.Contains(why, MlNetZip.Refusal(Zip(entry, "x"u8.ToArray())), StringComparison.Ordinal);

    [Fact]
    public void Refusal_Bomb_SaysWhy() =>
        Assert.Contains("unpacks to too much", MlNetZip.Refusal(Zip("TrainingInfo/Version.txt", new byte[50 << 20])), StringComparison.Ordinal);

    [Fact]
    public void Refusal_TruncatedZip_SaysWhy()
    {
        var zip = Zip("TrainingInfo/Version.txt", Encoding.UTF8.GetBytes("1.0"));
        Assert.Contains("no readable zip", MlNetZip.Refusal(zip[..(zip.Length / 2)]), StringComparison.Ordinal);
    }

    private static byte[] Zip(string name, byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry(name).Open())
            entry.Write(content);
        return bytes.ToArray();
    }

    private sealed class Row
    {
        public float dose { get; set; }
        public string country { get; set; } = "";
        public float Label { get; set; }
    }
}
