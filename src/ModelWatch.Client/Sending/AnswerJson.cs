using System.Text.Json.Serialization;

namespace ModelWatch.Client.Sending;

/// <summary>The JSON of the service's answers, compiled so that the client can be trimmed.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Receipt))]
[JsonSerializable(typeof(ProblemAnswer))]
internal sealed partial class AnswerJson : JsonSerializerContext;
