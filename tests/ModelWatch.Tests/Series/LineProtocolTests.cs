using CsCheck;
using ModelWatch.Series;
using ModelWatch.Series.Influx;

namespace ModelWatch.Tests.Series;

public sealed class LineProtocolTests
{
    private const long HourEnd = 1772326800000;

    [Fact]
    public void Line_OfAnOrdinaryPoint_HasSortedTagsFloatFieldsAndTheStamp() =>
        Assert.Equal(
            "mw_feature,measure=ks,model=m,model_version=1,segment=country\\=DE,subject=input.dose_mg value=0.25,lower=0.1,upper=1E-07,n=500 1772326799001",
            LineProtocol.Line(Point() with { Segment = "country=DE", Lower = 0.1, Upper = 1e-7 }));

    [Fact]
    public void Line_OfAFigureOfTheModel_GoesToTheMeasurementOfModels() =>
        Assert.StartsWith("mw_model,measure=ks,model=m,model_version=1,subject=model value=", LineProtocol.Line(Point() with { Subject = "model" }));

    [Theory]
    [InlineData(0, HourEnd - 999)]
    [InlineData(1, HourEnd - 998)]
    [InlineData(998, HourEnd - 1)]
    [InlineData(5000, HourEnd - 1)]
    public void Stamp_OfALaterRevision_IsLaterAndBeforeTheEnd(int revision, long expected) =>
        Assert.Equal(expected, (Point() with { Revision = revision }).Stamp().ToUnixTimeMilliseconds());

    [Theory]
    [InlineData("a b", "a\\ b")]
    [InlineData("a,b=c", "a\\,b\\=c")]
    [InlineData("a\nvalue=1", "a\u240avalue\\=1")]
    [InlineData("end\\", "end\uff3c")]
    [InlineData("\\,", "\uff3c\\,")]
    [InlineData("#\"'{}", "#\"'{}")]
    public void Line_HostileName_CannotEndItsTag(string name, string tag) =>
        Assert.Contains(",model=" + tag + ",model_version=1,", LineProtocol.Line(Point() with { Model = name }));

    [Fact]
    public void Line_EmptyTag_IsLeftOut() => Assert.DoesNotContain("segment", LineProtocol.Line(Point() with { Segment = string.Empty }));

    [Fact]
    public void Line_FieldThatIsNotFinite_IsMisuse() =>
        Assert.Throws<ArgumentException>(() => LineProtocol.Line(Point() with { Value = double.NaN }));

    [Fact]
    public void Name_LongNames_AreCutAndStillDiffer()
    {
        var stem = new string('x', 64 * 1024);
        Assert.InRange(LineProtocol.Name(stem + "a").Length, 1, LineProtocol.LongestTag);
        Assert.NotEqual(LineProtocol.Name(stem + "a"), LineProtocol.Name(stem + "b"));
    }

    [Fact]
    public void Line_AnyNames_IsOneLineOfThreeParts() => Gen.String.Array[3].Sample(names =>
    {
        var line = LineProtocol.Line(Point() with { Model = names[0], Segment = names[1], Subject = names[2] });
        var bare = line.Replace("\\ ", "_", StringComparison.Ordinal).Replace("\\,", "_", StringComparison.Ordinal).Replace("\\=", "_", StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
        Assert.DoesNotContain('\\', bare);
        Assert.Equal(3, bare.Split(' ').Length);
        Assert.Equal(2 + names.Count(n => n.Length > 0), bare.Split(' ')[0].Count(c => c == '='));
    });

    private static SeriesPoint Point() => SeriesPoint.Of("m", Some.Measurement())!;
}
