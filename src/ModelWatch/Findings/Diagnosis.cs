using ModelWatch.Findings.Causes;
using ModelWatch.Measures;
using ModelWatch.References;

namespace ModelWatch.Findings;

/// <summary>
/// A first ranked list of likely causes, from the profiles of window and reference. The score is the part of the movement that a cause
/// explains, weighed by the subject's part of the evidence: it orders the list and is no probability.
/// </summary>
internal static class Diagnosis
{
    private const int MostSubjects = 12;
    private const int MostCauses = 8;
    private const double LeastExplained = 0.5;

    public static IReadOnlyList<Cause> Rank(ClosedWindow closed, FindingVerdict verdict, IReadOnlyList<FindingSubject> subjects)
    {
        var causes = new List<Cause>();
        var strongest = subjects.Count == 0 ? 1 : Math.Max(subjects[0].Share, double.Epsilon);
        foreach (var subject in subjects.Take(MostSubjects))
        {
            var weight = 0.5 + 0.5 * subject.Share / strongest;
            var own = Causes(closed, verdict, subject.Subject).Where(c => c.Score > 0).ToList();
            if (!own.Any(c => c.Score >= LeastExplained))
                own.Add(new("unknown", subject.Subject, LeastExplained, subject.Detail));
            causes.AddRange(own.Select(c => c with { Score = weight * c.Score }));
        }

        return Ordered(causes);
    }

    private static IEnumerable<Cause> Causes(ClosedWindow closed, FindingVerdict verdict, string subject)
    {
        foreach (var cause in FaultCauses.Of(verdict.Breaches.Where(m => m.Subject == subject)))
            yield return cause;
        if (verdict.Key.Kind is not (FindingKind.Drift or FindingKind.Quality) || Profiles(closed, verdict, subject) is not { } pair)
            yield break;
        if (pair is { Reference: { Provisional: false, Numbers: { } was }, Current.Numbers: { } now })
        {
            foreach (var cause in NumericCauses.Of(subject, was, now, pair.Current.Schema.Input?.Unit))
                yield return cause;
        }

        if (pair is { Reference.Categories: { } before, Current.Categories: { } after })
        {
            foreach (var cause in CategoryCauses.Of(subject, before, after))
                yield return cause;
        }
    }

    private static (FeatureProfile Reference, FeatureProfile Current)? Profiles(ClosedWindow closed, FindingVerdict verdict, string subject)
    {
        var current = closed.Window.Scopes.FirstOrDefault(s => s.Segment == verdict.Key.Segment)?.Features.FirstOrDefault(f => f.Subject == subject);
        var reference = closed.Reference?.FeaturesOf(verdict.Key.Segment)?.GetValueOrDefault(subject);
        return current is null || reference is null ? null : (reference, current);
    }

    /// <summary>A moved output beside a moved input is rather its effect, so it never leads the list then.</summary>
    private static List<Cause> Ordered(List<Cause> causes)
    {
        var inputExplains = causes.Where(c => !IsOutput(c) && c.Name != "unknown").Select(c => c.Score).DefaultIfEmpty(0).Max();
        return
        [
            .. causes.Select(c => IsOutput(c) && inputExplains >= LeastExplained ? c with { Score = Math.Min(c.Score, inputExplains / 2) } : c)
                .OrderByDescending(c => c.Score)
                .ThenBy(c => c.Subject, StringComparer.Ordinal)
                .ThenBy(c => c.Name, StringComparer.Ordinal)
                .Take(MostCauses),
        ];
    }

    private static bool IsOutput(Cause cause) => cause.Subject.StartsWith("output.", StringComparison.Ordinal);
}
