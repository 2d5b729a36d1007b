using ModelWatch.Statistics.Text;

namespace ModelWatch.Statistics.Tests.Text;

public sealed class TextReferenceTests
{
    [Fact]
    public void Reference_ReadBack_IsTheSameAndDamageIsRefused()
    {
        var reference = TextReference.From(["one two", "two three", ""]);
        var bytes = reference.ToBytes();
        var again = TextReference.FromBytes(bytes);
        Assert.Equal((reference.Digest, 3, 0.5), (again.Digest, again.Words, again.UnseenMass));
        Assert.Equal(reference.Digest, TextReference.From(["", "two THREE", "two one"]).Digest);
        for (var cut = 0; cut < bytes.Length; cut++)
            Assert.Throws<InvalidDataException>(() => TextReference.FromBytes(bytes.AsSpan(0, cut)));
    }

    [Fact]
    public void Vocabulary_OfManyWords_KeepsTheCommonest()
    {
        var texts = Enumerable.Range(0, 21_000).Select(i => i < 15_000 ? $"w{i} w{i}" : $"w{i}").ToList();
        var reference = TextReference.From(texts);
        Assert.Equal(TextReference.LargestVocabulary, reference.Words);
        // 36,000 words: 1,000 were not kept and 5,000 of the kept were met once.
        Assert.Equal(6000 / 36_000.0, reference.UnseenMass);
        var profile = new TextProfile(reference);
        foreach (var text in texts)
            profile.Add(text);
        Assert.Equal(1000 / 36_000.0, profile.OutOfVocabularyWords.Value!.Value, 12);
    }

    [Fact]
    public void UnseenMass_OfEarlierTexts_ForetellsTheShareOfUnknownWords()
    {
        // Words by Zipf's law: the later half has the share of unknown words that the first half foretells.
        var random = new Random(3);
        string Word() => $"w{(int)Math.Exp(random.NextDouble() * Math.Log(20_000))}";
        var reference = TextReference.From(Enumerable.Range(0, 3000).Select(_ => Word()));
        var profile = new TextProfile(reference);
        for (var i = 0; i < 3000; i++)
            profile.Add(Word());
        Assert.InRange(reference.UnseenMass, profile.OutOfVocabularyWords.Lower!.Value - 0.02, profile.OutOfVocabularyWords.Upper!.Value + 0.02);
        Assert.True(reference.UnseenMass > 0.1);
    }

    [Fact]
    public void Reference_WithoutTexts_IsRefused() => Assert.Throws<ArgumentException>(() => TextReference.From([]));
}
