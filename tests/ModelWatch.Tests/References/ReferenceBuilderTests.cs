using ModelWatch.Plans;
using ModelWatch.References;

namespace ModelWatch.Tests.References;

public sealed class ReferenceBuilderTests
{
    [Fact]
    public void Build_RowsInAnotherOrderAndPacked_HasTheSameDigest()
    {
        var rows = ReferencePlans.Rows(5000).ToList();
        var one = ReferencePlans.Build(ReferencePlans.Csv(rows)).Profile!;
        rows.Reverse();
        var other = ReferenceBuilder.Build(ReferencePlans.Tender, ReferencePlans.Packed(ReferencePlans.Csv(rows))).Profile!;
        Assert.Equal(one.Digest, other.Digest);
        Assert.Matches("^[0-9a-f]{64}$", one.Digest);
        rows[17] = "1,XX,0.5,1,2026-01-01T00:00:00Z";
        Assert.NotEqual(one.Digest, ReferencePlans.Build(ReferencePlans.Csv(rows)).Profile!.Digest);
    }

    [Fact]
    public void Build_Rows_AreCountedBySubjectAndSegment()
    {
        var profile = ReferencePlans.Build(ReferencePlans.Csv(ReferencePlans.Rows(3000))).Profile!;
        Assert.Equal(3000, profile.Rows);
        Assert.Equal(3000, profile.LabelledRows);
        Assert.Equal(3000, profile.Features["input.dose"].Numbers!.Rows);
        Assert.False(profile.Features["input.dose"].Provisional);
        Assert.Equal(["country=DE", "country=FR"], profile.Segments.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(1000, profile.Segments["country=FR"]["input.dose"].Numbers!.Rows);
        Assert.Equal(2000, profile.Features["input.country"].Categories!.Count("DE").Weight);
        Assert.Equal(new DateTimeOffset(2026, 1, 28, 0, 0, 0, TimeSpan.Zero), profile.To);
        Assert.InRange(profile.SmallestShift["input.dose"], 0.05, 0.5);
    }

    [Fact]
    public void Build_FaultsOfCells_AreCountedAndKeptOutOfTheNumbers()
    {
        var profile = ReferencePlans.Build(ReferencePlans.Csv(
            ["5,DE,0.1,1,2026-01-01T00:00:00Z", "-999,Germany,0.2,0,2026-01-01T00:00:00Z", "500,FR,1.5,,2026-01-01T00:00:00Z", "NA,,0.3,1,2026-01-01T00:00:00Z", "x,\"\",0.4,0,2026-01-01T00:00:00Z"])).Profile!;
        var dose = profile.Features["input.dose"];
        Assert.Equal((1, 1, 1, 1), (dose.Quality.Sentinel.Rows, dose.Quality.OutOfRange.Rows, dose.Quality.Missing.Rows, dose.Quality.Invalid.Rows));
        Assert.Equal(2, dose.Numbers!.Rows);
        var country = profile.Features["input.country"].Quality;
        Assert.Equal((1, 1, 1), (country.Alias.Rows, country.Missing.Rows, country.Invalid.Rows));
        Assert.Equal(2, profile.Features["input.country"].Categories!.Count("DE").Weight);
        Assert.Equal(1, profile.Features["output.score"].Quality.Invalid.Rows);
        Assert.Equal(4, profile.LabelledRows);
    }

    [Fact]
    public void Build_MissingColumns_AreNamedAllAtOnce()
    {
        var reading = ReferencePlans.Build("dose,label\n1,1\n");
        Assert.Null(reading.Profile);
        Assert.Equal(["country", "score"], reading.Problems.Select(p => p.Column));
    }

    [Fact]
    public void Build_OptionalColumnMissing_IsAWarning()
    {
        var plan = ReferencePlans.Tender with { Inputs = [.. ReferencePlans.Tender.Inputs, new InputPlan("batch", InputKind.Numeric) { Required = false }] };
        var reading = ReferenceBuilder.Build(plan, ReferencePlans.Bytes(ReferencePlans.Csv(ReferencePlans.Rows(10))));
        Assert.Contains(reading.Profile!.Warnings, w => w.Contains("\"batch\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Build_HeaderWithoutRows_IsAProblem() => Assert.Single(ReferencePlans.Build("dose,country,score\n").Problems);

    [Fact]
    public void Build_TimesWithoutZoneAndForeignColumns_AreWarnings()
    {
        var warnings = ReferencePlans.Build("dose,country,score,time,extra\n1,DE,0.5,2026-01-01 00:00:00,9\n").Profile!.Warnings;
        Assert.Contains(warnings, w => w.Contains("no zone", StringComparison.Ordinal) && w.Contains("UTC", StringComparison.Ordinal));
        Assert.Contains(warnings, w => w.Contains("extra", StringComparison.Ordinal));
    }

    [Fact]
    public void Build_NoTimeColumn_SaysIidAssumed() =>
        Assert.Contains(ReferencePlans.Build("dose,country,score\n1,DE,0.5\n").Profile!.Warnings, w => w.Contains("iid assumed", StringComparison.Ordinal));

    [Fact]
    public void Build_MoreThanFiftySegmentValues_KeepsTheCommonestAndOther()
    {
        var rows = Enumerable.Range(0, 600).Select(i => $"{i},C{(i < 500 ? i % 50 : 50 + (i % 20))},0.5,1,2026-01-01T00:00:00Z");
        var profile = ReferencePlans.Build(ReferencePlans.Csv(rows)).Profile!;
        Assert.Equal(51, profile.Segments.Count);
        Assert.Equal(100, profile.Segments["country=other"]["input.dose"].Quality.Rows);
        Assert.Contains(profile.Warnings, w => w.Contains("more than 50", StringComparison.Ordinal));
    }

    [Fact]
    public void Bytes_ReadBack_GiveTheSameDigestAndFigures()
    {
        var profile = ReferencePlans.Build(ReferencePlans.Csv(ReferencePlans.Rows(2000))).Profile!;
        var bytes = ReferenceBytes.Of(profile);
        var back = ReferenceBytes.Read(bytes, profile);
        Assert.Equal(profile.Digest, ReferenceBytes.DigestOf(back));
        Assert.Equal(profile.Features["input.dose"].Numbers!.Mean, back.Features["input.dose"].Numbers!.Mean);
    }

    [Fact]
    public void Build_NothingIsLeftBehind()
    {
        var directory = Directory.CreateTempSubdirectory("modelwatch-test-").FullName;
        ReferenceBuilder.Build(ReferencePlans.Tender, ReferencePlans.Bytes(ReferencePlans.Csv([.. ReferencePlans.Rows(10), "broken"])), directory);
        ReferenceBuilder.Build(ReferencePlans.Tender, ReferencePlans.Bytes(ReferencePlans.Csv(ReferencePlans.Rows(10))), directory);
        Assert.Empty(Directory.EnumerateFileSystemEntries(directory));
        Directory.Delete(directory);
    }
}
