using CsCheck;
using ModelWatch.Statistics.Drift;
using ModelWatch.Statistics.Inference;
using ModelWatch.Statistics.Text;

namespace ModelWatch.Statistics.Tests.Text;

public sealed class TextProfileTests
{
    private static readonly Gen<string> Any = Gen.OneOf(
        Gen.String[0, 60], Gen.Int[0, 8].Select(i => new[] { "", "AAA-9999", "a b c", "Zürich 8001", "\uD83D\uDE00", "\uD83D", "\u0085\uFFFD", "the cat", "THE CAT" }[i]));

    private static readonly TextReference Reference = TextReference.From(["the cat", "the dog 12", "Zürich-8001", "a"]);

    [Fact]
    public void Bytes_AnyOrderAndAnySplit_AreTheSame() =>
        Gen.Select(Gen.Select(Any, Gen.OneOf(Gen.Const(1.0), Gen.Double[0.01, 200])).Array[0, 12], Gen.Int[0, 12], Gen.Int).Sample((rows, cut, seed) =>
        {
            var whole = Fill(rows);
            var shuffled = rows.ToArray();
            new Random(seed).Shuffle(shuffled);
            var split = Math.Min(cut, rows.Length);
            var left = Fill(shuffled[split..]);
            left.Merge(Fill(shuffled[..split]));
            Assert.Equal(whole.ToDigestBytes(), left.ToDigestBytes());
            Assert.Equal(whole.ToBytes(), TextProfile.FromBytes(Reference, whole.ToBytes()).ToBytes());
            Assert.Equal(whole.OutOfVocabularyWords, left.OutOfVocabularyWords);
        }, iter: 400);

    [Fact]
    public void Weight_OfW_EqualsWRepetitions() => Gen.Select(Any, Gen.Int[1, 9]).Array[1, 8].Sample(rows =>
    {
        var weighted = Fill([.. rows.Select(r => (r.Item1, (double)r.Item2))]);
        var repeated = Fill([.. rows.SelectMany(r => Enumerable.Repeat((r.Item1, 1.0), r.Item2))]);
        Assert.Equal(TextDrift.Words(repeated, repeated).Current, TextDrift.Words(weighted, weighted).Current);
        Assert.Equal(TextDrift.Classes(repeated, repeated).Current, TextDrift.Classes(weighted, weighted).Current);
        Assert.Equal(TextDrift.Shapes(repeated, repeated).Current, TextDrift.Shapes(weighted, weighted).Current);
        Assert.Equal(repeated.LengthCells, weighted.LengthCells);
        Assert.Equal(repeated.OutOfVocabularyTexts.Value, weighted.OutOfVocabularyTexts.Value);
        Assert.Equal(repeated.OutOfVocabularyWords.Value, weighted.OutOfVocabularyWords.Value);
    }, iter: 200);

    [Fact]
    public void Distances_AreSymmetricInRangeAndZeroOnTheSame() => Gen.Select(Any.Array[1, 8], Any.Array[1, 8]).Sample((left, right) =>
    {
        TextProfile a = Fill(left), b = Fill(right), again = Fill([.. left.Reverse()]);
        foreach (var distance in new Func<TextProfile, TextProfile, Figure>[] { TextDrift.ClassTotalVariation, TextDrift.ShapeJensenShannon, TextDrift.WordJensenShannon })
        {
            var figure = distance(a, b);
            if (figure.Value is not { } value)
                continue;
            Assert.InRange(value, 0, 1);
            Assert.Equal(value, distance(b, a).Value!.Value, 12);
            Assert.Equal(0, distance(a, again).Value!.Value, 7);
        }
    }, iter: 400);

    [Fact]
    public void WordJensenShannon_OfBuckets_IsAtMostThatOfTheWords() =>
        Gen.Select(Gen.Int[0, 3000].Array[1, 200], Gen.Int[1000, 4000].Array[1, 200]).Sample((left, right) =>
        {
            string[] a = [.. left.Select(i => $"w{i}")], b = [.. right.Select(i => $"w{i}")];
            var words = JensenShannon.Of(PairedCounts.Categories(a, b)).Value!.Value;
            Assert.True(TextDrift.WordJensenShannon(Fill(a), Fill(b)).Value <= words + 1e-12);
        }, iter: 100);

    [Theory]
    [InlineData("AAA-1234", "AAA-9999")]
    [InlineData("Zürich\t8001", "Aéaaaa 9999")]
    [InlineData("abcdefghijklmnopqrstuvwxyz", "aaaaaaaaaaaaaaaaaaaaaaaa…")]
    [InlineData("", "")]
    public void Shape_OfAText_IsTheClassesInOrder(string text, string shape) =>
        Assert.Equal(shape, Assert.Single(Fill([text]).Shapes.Counts).Key);

    [Fact]
    public void Shape_OfBrokenText_ShowsWhereItIsBroken() =>
        Assert.Equal("\u00AC\u00A4\u00A4\u00E9\u00E9\u00A4", Assert.Single(Fill(["\u0085\uFFFD\uD83D\uD83D\uDE00\uDE00"]).Shapes.Counts).Key);

    [Fact]
    public void Characters_OfATextReadInTheWrongEncoding_MoveTheClasses()
    {
        TextProfile right = Fill(["Genève", "Zürich"]), wrong = Fill(["GenÃ¨ve", "ZÃ¼rich", "\u0083"]);
        Assert.Equal((8, 2, 2), (right.Characters(CharacterClass.Letter), right.Characters(CharacterClass.UpperCase), right.Characters(CharacterClass.NonAscii)));
        Assert.Equal(1, wrong.Characters(CharacterClass.Control));
        // |8/12 - 8/15| + |2/12 - 2/15| + |2/12 - 4/15| + 1/15, halved.
        Assert.Equal(1 / 6.0, TextDrift.ClassTotalVariation(right, wrong).Value!.Value, 12);
    }

    // FNV-1a over UTF-16 units with the 64-bit finaliser, computed in Python 3.11.
    [Theory]
    [InlineData("hello", 580)]
    [InlineData("Straße", 102)]
    [InlineData("42!", 236)]
    [InlineData("?ÉTÉ ", 657)]
    public void Words_OfAText_AreHashedAsStated(string text, int bucket) =>
        Assert.Equal(bucket, TextDrift.Words(Fill([text]), Fill([text])).Current.ToList().IndexOf(1));

    [Fact]
    public void OutOfVocabulary_OfUnknownWords_IsCountedByTextAndWord()
    {
        var profile = Fill(["the cat", "THE bird, the bird", "12!", "fish"]);
        Assert.Equal(Proportion.Wilson(2, 4), profile.OutOfVocabularyTexts with { Error = 0 });
        Assert.Equal(Proportion.Wilson(3, 8), profile.OutOfVocabularyWords with { Error = 0 });
        var weighted = Fill([("the", 100), ("bird", 100)]);
        Assert.Equal(Proportion.Wilson(1, 2).Lower!.Value, weighted.OutOfVocabularyTexts.Lower!.Value, 12);
    }

    [Fact]
    public void Add_OfAHugeText_ExaminesItsBeginning()
    {
        var profile = Fill([new string('x', 1_000_000), string.Concat(Enumerable.Repeat("the cat ", 1000))]);
        Assert.Equal((2, 1_000_000), (profile.CutTexts, profile.Length.Max!.Value));
        Assert.Equal(2 * TextProfile.LargestExamined, Enum.GetValues<CharacterClass>().Sum(profile.Characters));
        Assert.Equal(1 + 2 * 512, profile.Words);
        // The word at the limit is not cut in two, so only the first text has an unknown one.
        Assert.Equal(0.5, Fill([new string('x', 5000), string.Concat(Enumerable.Repeat("the dog ", 700))]).OutOfVocabularyTexts.Value);
        Assert.Equal(0, Fill(["a" + new string(' ', 4090) + "the catalogue"]).OutOfVocabularyTexts.Value);
    }

    [Fact]
    public void Figures_WithoutTextsOrWords_AreAbsentWithAReason()
    {
        TextProfile empty = new(Reference), signs = Fill(["!?"]), wordless = new(TextReference.From(["--"]));
        Assert.Equal("no texts", empty.OutOfVocabularyTexts.Why);
        Assert.Equal("no texts", empty.OutOfVocabularyWords.Why);
        Assert.Equal("no words", signs.OutOfVocabularyWords.Why);
        Assert.Equal(0, signs.OutOfVocabularyTexts.Value);
        Assert.Equal("the reference has no words", wordless.OutOfVocabularyTexts.Why);
        Assert.Equal("no reference values", TextDrift.ClassTotalVariation(empty, signs).Why);
        Assert.Equal("no current values", TextDrift.ShapeJensenShannon(signs, empty).Why);
        Assert.Equal("no current values", KolmogorovSmirnov.FromProfiles(signs.Length, empty.Length).Why);
        Assert.Throws<ArgumentException>(() => TextDrift.Words(empty, wordless));
        Assert.Throws<ArgumentException>(() => empty.Merge(wordless));
        Assert.Throws<InvalidDataException>(() => TextProfile.FromBytes(Reference, wordless.ToBytes()));
        Assert.Throws<InvalidDataException>(() => TextProfile.FromBytes(Reference, signs.ToBytes().AsSpan(0, 60)));
    }

    private static TextProfile Fill(IEnumerable<string> texts) => TextProfile.Of(Reference, texts);

    private static TextProfile Fill(IEnumerable<(string Text, double Weight)> rows)
    {
        var profile = new TextProfile(Reference);
        foreach (var (text, weight) in rows)
            profile.Add(text, weight);
        return profile;
    }
}
