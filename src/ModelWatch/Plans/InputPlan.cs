namespace ModelWatch.Plans;

/// <summary>One declared input. Absent lists are empty; <see cref="Range"/> is inclusive on both sides.</summary>
internal sealed record InputPlan(string Name, InputKind Kind)
{
    public string? Unit { get; init; }
    public (double Lower, double Upper)? Range { get; init; }

    /// <summary>Known values in canonical text; empty when the plan does not close the list.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Spelling seen to canonical value.</summary>
    public IReadOnlyDictionary<string, string> Aliases { get; init; } = new Dictionary<string, string>();

    /// <summary>Texts (canonical) that stand for "no value".</summary>
    public IReadOnlyList<string> Sentinels { get; init; } = [];

    /// <summary>A .NET regular expression that the whole text must match, or null.</summary>
    public string? Pattern { get; init; }

    /// <summary>
    /// Of a date a .NET format such as <c>yyyy-MM-dd</c>; of a number what its separators mean (<c>decimal-comma</c>, <c>thousands</c>); of a
    /// text or category the scheme of its codes, such as <c>gtin</c>. Or null.
    /// </summary>
    public string? Format { get; init; }

    public bool Required { get; init; } = true;

    /// <summary>Tolerated shift in probability points, 0 to 1; null takes the plan's.</summary>
    public double? Tolerance { get; init; }

    /// <summary>The subject of its measures, <c>input.NAME</c>.</summary>
    public string Subject => "input." + Name;
}
