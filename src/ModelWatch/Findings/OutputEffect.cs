using ModelWatch.Measures;
using ModelWatch.References;

namespace ModelWatch.Findings;

/// <summary>What happened to the predictions while the finding fired, in one sentence.</summary>
internal static class OutputEffect
{
    public static string? Of(ClosedWindow closed, string? segment)
    {
        var references = closed.Reference?.FeaturesOf(segment);
        var scope = closed.Window.Scopes.FirstOrDefault(s => s.Segment == segment);
        if (references is null || scope is null)
            return null;
        var sentences = scope.Features
            .Where(f => f.Schema.Output is not null)
            .Select(f => Sentence(f, references.GetValueOrDefault(f.Subject)))
            .Where(s => s is not null)
            .ToList();
        return sentences.Count == 0 ? null : string.Join(" ", sentences);
    }

    private static string? Sentence(FeatureProfile current, FeatureProfile? reference)
    {
        var name = current.Schema.Output!.Name;
        if (current.Numbers?.Mean.Value is { } now && reference?.Numbers?.Mean.Value is { } was)
            return FormattableString.Invariant($"Mean of {name} {now:G4}, in the reference {was:G4} ({now - was:+0.####;-0.####;0}).");
        if (current.Categories is not { Rows: > 0 } after || reference?.Categories is not { Rows: > 0 } before)
            return null;
        var moved = before.Counts.Select(c => c.Key).Union(after.Counts.Select(c => c.Key), StringComparer.Ordinal)
            .Select(k => (Key: k, Was: before.Count(k).Weight / before.Weight, Now: after.Count(k).Weight / after.Weight))
            .MaxBy(m => Math.Abs(m.Now - m.Was));
        return FormattableString.Invariant(
            $"Share of {name} = {moved.Key} {100 * moved.Now:0.#} %, in the reference {100 * moved.Was:0.#} %.");
    }
}
