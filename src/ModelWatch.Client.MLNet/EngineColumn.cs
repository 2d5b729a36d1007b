namespace ModelWatch.Client.MLNet;

/// <summary>One column of a row class: its name, and how its value is read from a row.</summary>
internal sealed record EngineColumn<T>(string Name, Func<T, FeatureValue> Read);
