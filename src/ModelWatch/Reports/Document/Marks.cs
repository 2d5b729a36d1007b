using ModelWatch.Measures;

namespace ModelWatch.Reports.Document;

/// <summary>The four marks of a decision, each with its word, so that they differ in a photocopy too.</summary>
internal static class Marks
{
    private const string Circle = "<circle cx=\"5\" cy=\"5\" r=\"3.6\" fill=\"#1e5c43\"/>";
    private const string Triangle = "<path d=\"M5 .8 9.6 9.2H.4Z\" fill=\"#9b2318\"/>";
    private const string Square = "<rect x=\"1.6\" y=\"1.6\" width=\"6.8\" height=\"6.8\" fill=\"#fff\" stroke=\"#16181d\" stroke-width=\"1.3\"/>";
    private const string Dash = "<path d=\"M2 5H8\" stroke=\"#55585f\" stroke-width=\"1.2\"/>";

    /// <summary>Null: there is no criterion.</summary>
    public static string Of(CriterionState? state) => state switch
    {
        CriterionState.Met => Word("ok", Circle, "met"),
        CriterionState.Violated => Word("no", Triangle, "not met"),
        CriterionState.Undecided => Word("na", Square, "not assessable"),
        _ => Word("nc", Dash, "no criterion"),
    };

    /// <summary>The mark alone.</summary>
    public static string Sign(CriterionState state) => Svg(state switch
    {
        CriterionState.Met => Circle,
        CriterionState.Violated => Triangle,
        _ => Square,
    });

    /// <summary>The worst decision inside a section: not met, then not assessable, then met; null where there is none.</summary>
    public static CriterionState? Worst(IEnumerable<CriterionState> states)
    {
        CriterionState? worst = null;
        foreach (var state in states)
        {
            if (state == CriterionState.Violated) return state;
            if (worst is null or CriterionState.Met) worst = state;
        }

        return worst;
    }

    private static string Word(string kind, string shape, string word) => $"<span class=\"v {kind}\">{Svg(shape)}{word}</span>";

    private static string Svg(string shape) => $"<svg class=\"mk\" viewBox=\"0 0 10 10\" aria-hidden=\"true\">{shape}</svg>";
}
