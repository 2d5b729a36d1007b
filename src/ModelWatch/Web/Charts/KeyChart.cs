using ModelWatch.Web.Views;

namespace ModelWatch.Web.Charts;

/// <summary>The key of a chart, drawn with the marks of the chart.</summary>
public static class KeyChart
{
    public static Drawing Draw(KeyMark mark) => new(24, 12, null, mark switch
    {
        KeyMark.Reference => [Mark.Path("ref", "M1 9V3h22v6")],
        KeyMark.Now => [Mark.Path("cur", "M1 2h22v9H1z")],
        KeyMark.Band => [Mark.Path("refband", "M1 1h22v10H1z")],
        KeyMark.Limit => [Mark.Path("limit", "M0 6h24")],
        KeyMark.Criterion => [Mark.Path("crit", "M0 6h24")],
        KeyMark.Beyond => [Mark.Diamond("out", 12, 6)],
        KeyMark.Provisional => [Mark.Circle("dot hollow", 12, 6, 4)],
        KeyMark.NotAssessable => [.. Mark.Hatched(.5, .5, 23, 11)],
        _ => [Mark.Circle("dot", 12, 6, 4)],
    });
}
