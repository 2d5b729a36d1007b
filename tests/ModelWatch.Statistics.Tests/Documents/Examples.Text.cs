using ModelWatch.Statistics.Drift;
using ModelWatch.Statistics.Text;

namespace ModelWatch.Statistics.Tests.Documents;

internal static partial class Examples
{
    private static IEnumerable<Example> Text =>
    [
        Example.Of(ShareDistance.TotalVariation(TextDrift.Lengths(TextProfile.Of(TextReference.From(["abc-12"]), ["abc-12"]),
            TextProfile.Of(TextReference.From(["abc-12"]), ["ABC12"])))),
        Example.Of(TextReference.From(["one two", "two three"]).UnseenMass),
        Example.Of(TextProfile.Of(TextReference.From(["the cat", "the dog"]), ["the cat", "a bird", "dog"]).OutOfVocabularyTexts),
        Example.Of(TextProfile.Of(TextReference.From(["the cat", "the dog"]), ["the cat", "a bird", "dog"]).OutOfVocabularyWords),
        Example.Of(TextDrift.ClassTotalVariation(TextProfile.Of(TextReference.From(["abc-12"]), ["abc-12"]), TextProfile.Of(TextReference.From(["abc-12"]), ["ABC12"]))),
        Example.Of(TextDrift.ShapeJensenShannon(TextProfile.Of(TextReference.From(["abc-12"]), ["abc-12", "xyz-3"]),
            TextProfile.Of(TextReference.From(["abc-12"]), ["ABC12", "xyz-3"]))),
        Example.Of(TextDrift.WordJensenShannon(TextProfile.Of(TextReference.From(["the cat"]), ["the cat"]), TextProfile.Of(TextReference.From(["the cat"]),
            ["the dog"]))),
    ];
}
