using ModelWatch.Statistics.Quality;

namespace ModelWatch.References;

/// <summary>A text in place of a number.</summary>
/// <param name="Traits">What it shows.</param>
/// <param name="Value">The number that the plan's format reads in it; null without a format and where it does not fit.</param>
internal sealed record OddNumber(TextTraits Traits, double? Value)
{
    // White space around a number is cut by some formats and not by others; it says nothing here.
    private const TextTraits Unequal = TextTraits.Padded;

    public static OddNumber Of(string text, NumberFormat? format)
    {
        var traits = (TextFaults.Of(text) & ~Unequal) | NumberForms.Of(text);
        return format is not null && format.TryRead(text, out var value) ? new(traits | TextTraits.Normalised, value) : new(traits, null);
    }
}
