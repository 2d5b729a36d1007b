using System.Security.Cryptography;
using System.Text;

namespace ModelWatch.Findings;

/// <summary>
/// From the measurements of a window to findings: one a key, opened by a breach, latched until the first clean window that could be assessed.
/// Pure. Windows are stepped in time order; a revision is stepped like a close and re-decides its window.
/// </summary>
internal static class FindingPolicy
{
    public static FindingStep Step(FindingMemory memory, ClosedWindow closed, DateTimeOffset now)
    {
        var start = closed.Window.Key.Start;
        var firing = memory.Firing.ToDictionary(FindingKey.Of);
        var changes = new List<FindingChange>();
        var assessed = new List<FindingKey>();
        foreach (var verdict in FindingVerdicts.Of(closed))
        {
            assessed.Add(verdict.Key);
            var overtaken = memory.AssessedThrough.TryGetValue(verdict.Key, out var newest) && newest > start;
            changes.AddRange(Decide(verdict, firing.GetValueOrDefault(verdict.Key), overtaken, closed, now));
        }

        return new FindingStep(changes, assessed, start);
    }

    private static IEnumerable<FindingChange> Decide(
        FindingVerdict verdict, Finding? open, bool overtaken, ClosedWindow closed, DateTimeOffset now)
    {
        if (open is null && verdict.Breaches.Count > 0)
        {
            var opened = Describe(Open(verdict, closed, now), verdict, closed);
            yield return new(FindingTransition.Opened, opened);

            // Newer windows are already known to be clean: the finding is history when it is born.
            if (overtaken)
                yield return new(FindingTransition.Recovered, Recover(opened, now));
        }
        else if (open is not null && verdict.Breaches.Count > 0)
        {
            var onset = open.Onset < closed.Window.Key.Start ? open.Onset : closed.Window.Key.Start;
            yield return overtaken
                ? new(FindingTransition.Continued, open with { Onset = onset })
                : new(FindingTransition.Continued, Describe(open with { Onset = onset }, verdict, closed));
        }
        else if (open is not null && !overtaken)
        {
            yield return new(FindingTransition.Recovered, Recover(open, now));
        }
    }

    private static Finding Open(FindingVerdict verdict, ClosedWindow closed, DateTimeOffset now) => new()
    {
        Id = Identify(verdict.Key, closed.Window.Key.Start, closed.Window.Revision),
        Model = verdict.Key.Model,
        Version = verdict.Key.Version,
        Segment = verdict.Key.Segment,
        Kind = verdict.Key.Kind,
        Severity = Severity.Warning,
        State = FindingState.Firing,
        Opened = now,
        Onset = closed.Window.Key.Start,
        WindowStart = closed.Window.Key.Start,
        WindowEnd = closed.Window.Key.End,
    };

    private static Finding Describe(Finding finding, FindingVerdict verdict, ClosedWindow closed)
    {
        var subjects = FindingEvidence.Subjects(verdict.Breaches);
        return finding with
        {
            Severity = SeverityRule.Of(closed.Plan, verdict),
            WindowStart = closed.Window.Key.Start,
            WindowEnd = closed.Window.Key.End,
            Revision = closed.Window.Revision,
            Subjects = subjects,
            Diagnosis = Diagnosis.Rank(closed, verdict, subjects),
            Effect = OutputEffect.Of(closed, verdict.Key.Segment),
        };
    }

    private static Finding Recover(Finding finding, DateTimeOffset now) => finding with { State = FindingState.Recovered, Resolved = now };

    /// <summary>The same history gives the same name, on every machine and after every restart.</summary>
    private static string Identify(FindingKey key, DateTimeOffset start, int revision)
    {
        var text = string.Join('\n', key.Model, key.Version, key.Segment ?? "", key.Kind, start.UtcTicks, revision);
        return "F-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
    }
}
