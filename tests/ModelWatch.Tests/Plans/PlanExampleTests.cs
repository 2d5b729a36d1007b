using System.Text.Json;
using ModelWatch.Plans;
using YamlDotNet.RepresentationModel;

namespace ModelWatch.Tests.Plans;

/// <summary>The example plan is a plan, and shows every key there is.</summary>
public sealed class PlanExampleTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(PlanSchema.Text).RootElement;

    [Fact]
    public void Example_IsAPlanWithoutMistakes()
    {
        var reading = PlanReader.Read(PlanExample.Text);
        Assert.Empty(reading.Errors);
        Assert.NotNull(reading.Plan);
    }

    [Fact]
    public void Example_HasEveryKeyOfTheSchema()
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(PlanExample.Text));
        var met = new HashSet<string>();
        Meet(stream.Documents[0].RootNode, Schema, "plan", met);
        var all = new HashSet<string>();
        All(Schema, "plan", all);
        Assert.True(all.Count > 70, $"the walk over the schema found {all.Count} keys only");
        Assert.Empty(all.Except(met));
    }

    /// <summary>Notes the keys of a document as section.key, walking document and schema together.</summary>
    private static void Meet(YamlNode node, JsonElement schema, string section, HashSet<string> met)
    {
        (schema, section) = Resolved(schema, section);
        if (node is YamlSequenceNode list && schema.TryGetProperty("items", out var items))
        {
            foreach (var item in list) Meet(item, items, section, met);
        }

        if (node is not YamlMappingNode map) return;
        foreach (var (key, value) in map.Children)
        {
            var name = ((YamlScalarNode)key).Value!;
            if (schema.TryGetProperty("properties", out var named) && named.TryGetProperty(name, out var inner))
            {
                met.Add($"{section}.{name}");
                Meet(value, inner, $"{section}.{name}", met);
            }
            else if (schema.TryGetProperty("additionalProperties", out var any) && any.ValueKind == JsonValueKind.Object)
            {
                Meet(value, any, section, met);
            }
        }
    }

    private static void All(JsonElement schema, string section, HashSet<string> all)
    {
        (schema, section) = Resolved(schema, section);
        if (schema.TryGetProperty("properties", out var named))
        {
            foreach (var property in named.EnumerateObject())
            {
                if (all.Add($"{section}.{property.Name}")) All(property.Value, $"{section}.{property.Name}", all);
            }
        }

        if (schema.TryGetProperty("items", out var items)) All(items, section, all);
        if (schema.TryGetProperty("additionalProperties", out var any) && any.ValueKind == JsonValueKind.Object) All(any, section, all);
    }

    private static (JsonElement Schema, string Section) Resolved(JsonElement schema, string section) => schema.TryGetProperty("$ref", out var reference)
        ? (Schema.GetProperty("$defs").GetProperty(reference.GetString()!.Split('/')[^1]), reference.GetString()!.Split('/')[^1])
        : (schema, section);
}
