namespace ModelWatch.Statistics.Quality;

/// <summary>Check digits of codes in trade and health. A text of other characters or another length is false. Pure and thread safe.</summary>
public static class CheckDigits
{
    // The permutation of Verhoeff 1969; its n-th power moves the digit at place n.
    private static readonly byte[] Turn = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

    /// <summary>GTIN-8, -12, -13, -14 and SSCC-18: weights 3 and 1 from the right, modulo 10 (GS1 General Specifications, 7.9).</summary>
    /// <param name="code">Digits with the check digit.</param>
    public static bool Gs1(ReadOnlySpan<char> code)
    {
        if (!IsGs1Length(code.Length) || !AreDigits(code))
            return false;
        var sum = 0;
        for (var i = 0; i < code.Length; i++)
            sum += (code[code.Length - 1 - i] - '0') * (i % 2 == 0 ? 1 : 3);
        return sum % 10 == 0;
    }

    /// <summary>True for the number of digits of a GTIN or an SSCC.</summary>
    /// <param name="length">Number of digits.</param>
    public static bool IsGs1Length(int length) => length is 8 or 12 or 13 or 14 or 18;

    /// <summary>Pharmazentralnummer of 8 digits (weights 1 to 7) or 7 (weights 2 to 7), modulo 11, a remainder of 10 is not given out (IFA). PZN- may stand before it.</summary>
    /// <param name="code">The number.</param>
    public static bool Pzn(ReadOnlySpan<char> code)
    {
        if (code.StartsWith("PZN", StringComparison.OrdinalIgnoreCase))
            code = code[3..].TrimStart("- ");
        if (code.Length is not (7 or 8) || !AreDigits(code))
            return false;
        var sum = 0;
        for (var i = 0; i < code.Length - 1; i++)
            sum += (code[i] - '0') * (i + 9 - code.Length);
        return sum % 11 == code[^1] - '0';
    }

    /// <summary>CAS registry number NNNNNNN-NN-N: digits weighted by their place from the right, modulo 10.</summary>
    /// <param name="code">The number with its hyphens.</param>
    public static bool Cas(ReadOnlySpan<char> code)
    {
        if (code.Length is < 7 or > 12 || code[^2] != '-' || code[^5] != '-')
            return false;
        var sum = 0;
        var place = 0;
        for (var i = code.Length - 3; i >= 0; i--)
        {
            if (i == code.Length - 5)
                continue;
            if (!char.IsAsciiDigit(code[i]))
                return false;
            sum += (code[i] - '0') * ++place;
        }
        return char.IsAsciiDigit(code[^1]) && sum % 10 == code[^1] - '0';
    }

    /// <summary>LOINC number NNNNN-N: Luhn, modulo 10 (LOINC Users' Guide, appendix).</summary>
    /// <param name="code">The number with its hyphen.</param>
    public static bool Loinc(ReadOnlySpan<char> code)
    {
        if (code.Length is < 3 or > 8 || code[^2] != '-' || !AreDigits(code[..^2]) || !char.IsAsciiDigit(code[^1]))
            return false;
        var sum = code[^1] - '0';
        for (var i = code.Length - 3; i >= 0; i--)
        {
            var digit = (code[i] - '0') * ((code.Length - 3 - i) % 2 == 0 ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return sum % 10 == 0;
    }

    /// <summary>SNOMED CT identifier of 6 to 18 digits: Verhoeff's dihedral check.</summary>
    /// <param name="code">The identifier.</param>
    public static bool Snomed(ReadOnlySpan<char> code)
    {
        if (code.Length is < 6 or > 18 || !AreDigits(code))
            return false;
        var check = 0;
        for (var i = 0; i < code.Length; i++)
        {
            var digit = code[code.Length - 1 - i] - '0';
            for (var k = 0; k < i % 8; k++)
                digit = Turn[digit];
            check = Times(check, digit);
        }
        return check == 0;
    }

    /// <summary>The product in the dihedral group of ten: 0 to 4 turn, 5 to 9 turn and flip.</summary>
    private static int Times(int a, int b) => (a, b) switch
    {
        ( < 5, < 5) => (a + b) % 5,
        ( < 5, _) => 5 + ((a + b - 5) % 5),
        (_, < 5) => 5 + ((a - 5 - b + 5) % 5),
        _ => (a - b + 5) % 5,
    };

    private static bool AreDigits(ReadOnlySpan<char> code) => code.IndexOfAnyExceptInRange('0', '9') < 0;
}
