namespace ModelWatch.Findings.Causes;

/// <summary>Share of one category in the reference and in the window, 0 to 1.</summary>
internal sealed record CategoryMove(string Key, double Before, double After)
{
    public double Shift => After - Before;
}
