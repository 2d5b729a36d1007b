namespace ModelWatch.Statistics.Quality;

/// <summary>National Drug Codes (21 CFR 207.33 and 45 CFR 162.1002). Pure and thread safe.</summary>
public static class NdcCode
{
    /// <summary>The form of a code; ten digits without hyphens are <see cref="NdcForm.Open"/> and never turned into one of the three.</summary>
    /// <param name="code">The code.</param>
    public static NdcForm FormOf(ReadOnlySpan<char> code)
    {
        var first = code.IndexOf('-');
        if (first < 0)
        {
            return !AreDigits(code) ? NdcForm.None
                : code.Length switch { 10 => NdcForm.Open, 11 => NdcForm.FiveFourTwo, 12 => NdcForm.SixFourTwo, _ => NdcForm.None };
        }
        var rest = code[(first + 1)..];
        var second = rest.IndexOf('-');
        if (second < 0 || !AreDigits(code[..first]) || !AreDigits(rest[..second]) || !AreDigits(rest[(second + 1)..]))
            return NdcForm.None;
        return (first, second, rest.Length - second - 1) switch
        {
            (4, 4, 2) => NdcForm.FourFourTwo,
            (5, 3, 2) => NdcForm.FiveThreeTwo,
            (5, 4, 1) => NdcForm.FiveFourOne,
            (5, 4, 2) => NdcForm.FiveFourTwo,
            (6, 4, 2) => NdcForm.SixFourTwo,
            _ => NdcForm.None,
        };
    }

    private static bool AreDigits(ReadOnlySpan<char> part) => !part.IsEmpty && part.IndexOfAnyExceptInRange('0', '9') < 0;
}
