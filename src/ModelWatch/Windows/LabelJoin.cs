namespace ModelWatch.Windows;

/// <summary>What a label did to its prediction. Times in ticks of UTC.</summary>
/// <param name="Version">The prediction's version.</param>
/// <param name="Start">Start of its window.</param>
/// <param name="Time">When it was made; null where that was not kept.</param>
/// <param name="Label">When the label became known, by itself.</param>
/// <param name="First">When the first label that was known before became known; null where there was none.</param>
/// <param name="Standing">The outcome that stands is another one now.</param>
internal sealed record LabelJoin(string Version, long Start, long? Time, long Label, long? First, bool Standing);
