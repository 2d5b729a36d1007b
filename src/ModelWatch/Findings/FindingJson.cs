using System.Text.Json;
using System.Text.Json.Serialization;

namespace ModelWatch.Findings;

/// <summary>How findings are written, in the store and on the wire: camel case, names of states in lower case.</summary>
internal static class FindingJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
