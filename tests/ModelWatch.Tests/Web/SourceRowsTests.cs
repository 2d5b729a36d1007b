using ModelWatch.Web.Queries;
using ModelWatch.Web.Views;
using ModelWatch.Windows;

namespace ModelWatch.Tests.Web;

public sealed class SourceRowsTests
{
    [Fact]
    public void Source_WithSequence_SaysWhatWasLostAndProduced()
    {
        var row = Assert.Single(SourceRows.Group("now", [new("erp", 1210, 1204, 5, 1, 37, null)]).Rows);

        Assert.Equal(new SourceRow("erp", true, "1,210", "1,204", "5", "1", new("37"), new("1,241")), row);
    }

    [Theory]
    [InlineData("no-sequence", "no sequence numbers sent")]
    [InlineData("too-many-gaps", "more gaps than are kept")]
    [InlineData("no-events", "no event accepted")]
    [InlineData("several sources", "several sources")]
    public void Source_WithoutAccount_SaysWhyAndNeverZero(string why, string words)
    {
        var row = Assert.Single(SourceRows.Group("now", [new("", 10, 10, 0, 0, null, why)]).Rows);

        Assert.Equal(("no source named", false), (row.Source, row.Named));
        Assert.Equal(Reading.Absent(words), row.Lost);
        Assert.Equal(Reading.Absent("not known"), row.Produced);
    }

    [Fact]
    public void Sources_Several_AreSummedFirst_AndTheLossesStandBeforeTheRest()
    {
        WindowSource[] sources = [.. Enumerable.Range(0, 12).Select(i => new WindowSource("s" + i, 100, 100, 0, 0, i == 11 ? 3 : 0, null))];

        var group = SourceRows.Group("now", sources);

        Assert.Equal(("all 12 sources", "1,200", "3", "1,203"), (group.Rows[0].Source, group.Rows[0].Received, group.Rows[0].Lost.Value, group.Rows[0].Produced.Value));
        Assert.Equal("s11", group.Rows[1].Source);
        Assert.Equal(9, group.Rows.Count);
        Assert.Equal("and 4 further sources, counted above", group.More);
    }

    [Fact]
    public void Sources_OfWhichOneHasNoSequence_HaveNoSumOfLosses()
    {
        var group = SourceRows.Group("now", [new("a", 10, 10, 0, 0, 2, null), new("b", 10, 9, 1, 0, null, "no-sequence")]);

        Assert.Equal(("20", "19", "1"), (group.Rows[0].Received, group.Rows[0].Accepted, group.Rows[0].Duplicates));
        Assert.Equal(Reading.Absent("not known for 1 of them"), group.Rows[0].Lost);
    }
}
