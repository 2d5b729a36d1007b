using System.Text;
using ModelWatch.Measures;
using ModelWatch.Plans;
using ModelWatch.References;

namespace ModelWatch.Tests.Measures;

/// <summary>Texts and vectors as wholes.</summary>
public sealed class RichMeasureTests
{
    private static readonly string Reference = KindSample.Rows(200, 1, KindSample.Binary, Vary);

    [Fact]
    public void Compute_SameKindOfTextsAndVectors_IsNearZero()
    {
        var measured = KindSample.Check(KindSample.Binary, Reference, KindSample.Rows(200, 2, KindSample.Binary, Vary));
        Assert.Equal(0, measured.Find("input.note", "out_of_vocabulary_ratio").Value);
        Assert.InRange(measured.Find("input.note", "text_length_ks").Value!.Value, 0, 0.05);
        Assert.InRange(measured.Find("input.embedding", "sliced_wasserstein").Value!.Value, 0, 0.4);
        Assert.Equal(200, measured.Find("input.embedding", "mmd").N);
    }

    [Fact]
    public void Compute_OtherTexts_MovesLengthCharactersShapesAndWords()
    {
        var measured = KindSample.Check(KindSample.Binary, Reference, KindSample.Rows(200, 2, KindSample.Binary, (_, row) => row["note"] = "four lower words 77"));
        Assert.Equal(1, measured.Find("input.note", "out_of_vocabulary_ratio").Value);
        Assert.Equal(1, measured.Find("input.note", "text_length_ks").Value);
        Assert.Equal(19, measured.Find("input.note", "text_length_mean").Value!.Value, 9);
        Assert.Equal(1, measured.Find("input.note", "shape_tv").Value!.Value, 9);
        Assert.InRange(measured.Find("input.note", "character_class_tv").Value!.Value, 0.9, 1);
        Assert.InRange(measured.Find("input.note", "token_jensen_shannon").Value!.Value, 0.99, 1);
    }

    [Fact]
    public void Compute_MovedVectors_AreFarAndThoseOfAnotherDimensionAreInvalid()
    {
        var measured = KindSample.Check(KindSample.Binary, Reference, KindSample.Rows(200, 2, KindSample.Binary, (i, row) =>
            row["embedding"] = i % 4 == 0 ? new[] { 1.0, 2.0 } : new[] { 5.0 + (0.01 * (i % 7)), 5, 5 }));
        Assert.True(measured.Find("input.embedding", "sliced_wasserstein").Value > 3);
        Assert.True(measured.Find("input.embedding", "mmd").Value > 0.5);
        Assert.Equal(0.25, measured.Find("input.embedding", "invalid_ratio").Value);
        Assert.Equal(150, measured.Find("input.embedding", "mmd").N);
    }

    [Fact]
    public void Compute_WithoutReference_SaysSo()
    {
        var window = Sample.Window(null, [1], ["DE"], [0.5]);
        var plan = PlanReader.Read(KindSample.Binary).Plan!;
        var profiles = FeatureSchema.Of(plan).Select(s => new FeatureProfile(s)).ToList();
        var measured = MeasureSet.Compute(plan, null, window with { Scopes = [window.All with { Features = profiles }] });
        foreach (var (subject, names) in new[] { ("input.note", RichMeasures.OfTexts), ("input.embedding", RichMeasures.OfVectors) })
            Assert.All(names, name => Assert.Equal("no-reference", measured.Find(subject, name).Why));
    }

    [Fact]
    public void Build_RowsInAnotherOrder_FixesTheSame()
    {
        var plan = PlanReader.Read(KindSample.Binary).Plan!;
        var lines = Reference.Split('\n');
        var (one, other) = (Build(plan, lines), Build(plan, [.. lines.Reverse()]));
        Assert.Equal(one.Digest, other.Digest);
        Assert.NotNull(one.Features["input.note"].Schema.Grid!.Texts);
        Assert.Equal(3, one.Features["input.embedding"].Schema.Grid!.Vectors!.Dimension);
    }

    [Fact]
    public void Bytes_OfEveryForm_ComeBackTheSameAndMergeToTheWhole()
    {
        var plan = PlanReader.Read(KindSample.Binary).Plan!;
        var reference = Build(plan, Reference.Split('\n'));
        foreach (var (subject, feature) in reference.Features)
        {
            var bytes = feature.ToBytes();
            Assert.True(bytes.AsSpan().SequenceEqual(FeatureProfile.FromBytes(feature.Schema, bytes).ToBytes()), subject);
            var whole = new FeatureProfile(feature.Schema);
            foreach (var part in reference.Segments.Values.Reverse()) whole.Merge(part[subject]);
            Assert.True(feature.ToDigestBytes().AsSpan().SequenceEqual(whole.ToDigestBytes()), subject);
        }
    }

    private static ReferenceProfile Build(MonitoringPlan plan, string[] lines) =>
        ReferenceBuilder.Build(plan, new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)))).Profile!;

    private static void Vary(int i, Dictionary<string, object?> row) => row["note"] = i % 2 == 0 ? "ALPHA" : "BETA";
}
