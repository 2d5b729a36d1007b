namespace ModelWatch.Statistics.Quality;

/// <summary>A change of unit: y = x * Factor + Offset.</summary>
/// <param name="Name">Such as <c>lb to kg</c>.</param>
/// <param name="Factor">Not 0.</param>
/// <param name="Offset">0 for all but temperatures.</param>
public sealed record KnownFactor(string Name, double Factor, double Offset = 0)
{
    /// <summary>The changes that happen to data, each beside its inverse.</summary>
    public static IReadOnlyList<KnownFactor> All { get; } = [.. Pairs().SelectMany(p => new[] { p, p.Inverse() }), new("sign lost", -1)];

    /// <summary>The number in the other unit.</summary>
    /// <param name="value">The number.</param>
    public double Of(double value) => (value * Factor) + Offset;

    private KnownFactor Inverse()
    {
        var ends = Name.Split(" to ");
        return new(ends.Length == 2 ? $"{ends[1]} to {ends[0]}" : Name.StartsWith("x ", StringComparison.Ordinal) ? "/ " + Name[2..] : Name + " undone", 1 / Factor, -Offset / Factor);
    }

    private static KnownFactor[] Pairs() =>
    [
        new("x 10", 10), new("x 100", 100), new("x 1000", 1000), new("x 1000000", 1e6),
        new("kg to lb", 2.2046226), new("in to cm", 2.54), new("m to ft", 3.2808399), new("mi to km", 1.609344), new("oz to g", 28.349523), new("gal to L", 3.7854118),
        new("kcal to kJ", 4.184), new("kPa to mmHg", 7.5006158), new("mmHg to hPa", 1.3332237), new("min to s", 60), new("h to s", 3600), new("d to h", 24),
        new("glucose mmol/L to mg/dL", 18.016), new("creatinine mg/dL to umol/L", 88.42), new("cholesterol mmol/L to mg/dL", 38.67),
        new("C to F", 1.8, 32), new("C to K", 1, 273.15),
    ];
}
