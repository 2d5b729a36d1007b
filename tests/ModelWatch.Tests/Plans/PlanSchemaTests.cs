using System.Text.Json;
using ModelWatch.Plans;

namespace ModelWatch.Tests.Plans;

public sealed class PlanSchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(PlanSchema.Text).RootElement;

    public static TheoryData<string, string[]> Sections => new()
    {
        { "artifact", [.. PlanKeys.Artifact] }, { "window", [.. PlanKeys.Window] }, { "input", [.. PlanKeys.Input] },
        { "output", [.. PlanKeys.Output] }, { "label", [.. PlanKeys.Label] }, { "reference", [.. PlanKeys.Reference] },
        { "source", [.. PlanKeys.Source] }, { "sampling", [.. PlanKeys.Sampling] }, { "privacy", [.. PlanKeys.Privacy] },
        { "measures", [.. PlanKeys.Measures] }, { "alerts", [.. PlanKeys.Alerts] }, { "criterion", [.. PlanKeys.Criterion] },
        { "review", [.. PlanKeys.Review] }, { "retention", [.. PlanKeys.Retention] }, { "report", [.. PlanKeys.Report] },
        { "functions", [.. PlanKeys.Functions] },
    };

    [Fact]
    public void Schema_RootKeys_AreThoseOfTheReader() => Assert.Equal(PlanKeys.Root.Order(), Keys(Schema));

    [Theory]
    [MemberData(nameof(Sections))]
    public void Schema_SectionKeys_AreThoseOfTheReader(string definition, string[] keys)
    {
        var section = Schema.GetProperty("$defs").GetProperty(definition);

        Assert.Equal(keys.Order(), Keys(section));
        Assert.False(section.GetProperty("additionalProperties").GetBoolean());
    }

    [Fact]
    public void Schema_KindsAndLengths_AreThoseOfTheReader()
    {
        Assert.Equal(Enum.GetNames<InputKind>().Select(name => name.ToLowerInvariant()), Words("input", "kind"));
        Assert.Equal(Enum.GetNames<OutputKind>().Select(name => name.ToLowerInvariant()), Words("output", "kind"));
        Assert.Equal(PlanKeys.Lengths, Words("window", "length"));
    }

    private static IEnumerable<string> Words(string definition, string key) =>
        Schema.GetProperty("$defs").GetProperty(definition).GetProperty("properties").GetProperty(key).GetProperty("enum").EnumerateArray().Select(word => word.GetString()!);

    private static IEnumerable<string> Keys(JsonElement section) => section.GetProperty("properties").EnumerateObject().Select(property => property.Name).Order();
}
