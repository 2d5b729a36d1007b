using ModelWatch.Findings;
using ModelWatch.Measures;
using ModelWatch.Plans;

namespace ModelWatch.Commands.Checking;

/// <summary>The comparison of two files, from reading them to the verdict.</summary>
internal static class CheckRun
{
    /// <exception cref="CheckFailure">A file or the plan cannot be used.</exception>
    public static CheckResult Run(CheckRequest request, TimeProvider time)
    {
        var given = request.Plan is { } path ? ReadPlan(path) : null;
        var encoding = given?.Reference.Encoding;
        var (before, after) = (new CheckFile(request.Reference, encoding), new CheckFile(request.Current, encoding));
        var declared = given ?? InferredPlan.Of(before, after);
        DemandColumns(after, declared);
        var plan = WithDistances(PresentColumns.Only(declared, after, before));
        var reference = CheckReference.Build(before, plan);
        var schemas = reference.Schemas(plan);
        var window = CurrentWindow.Read(after, plan, schemas, reference.Calibrations.Count > 0) with { Evidence = CurrentSample.Read(after, plan) };
        var raw = request.Exact ? RawNumbers.Read(before, after, plan, schemas) : null;
        var assessment = MeasureSet.Assess(plan, reference, window, raw);
        var step = FindingPolicy.Step(FindingMemory.Empty, new(plan, reference, window, assessment.Measurements), time.GetUtcNow());
        return new(
            CheckVerdict.Of(assessment, window.All.Events, plan.Window.Minimum),
            [.. assessment.Measurements.Select(m => m with { WindowStart = null, WindowEnd = null, Plan = request.Plan is null ? null : m.Plan })],
            [.. step.Changes.Select(c => c.Finding)]);
    }

    /// <summary>What is too dear at every close of every model costs nothing once: every distance is computed that the plan does not leave out.</summary>
    private static MonitoringPlan WithDistances(MonitoringPlan plan) => plan with
    {
        Measures = plan.Measures with { Include = [.. plan.Measures.Include.Union(RankMeasures.Names.Except(plan.Measures.Exclude))] },
    };

    private static MonitoringPlan ReadPlan(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CheckFailure(ExitCode.Configuration, $"The plan {path} cannot be read: {e.Message}");
        }

        var reading = PlanReader.Read(text);
        return reading.Plan ?? throw new CheckFailure(
            ExitCode.Configuration, string.Join(Environment.NewLine, reading.Errors.Select(e => $"{path}:{e}")));
    }

    /// <summary>A column that is not there at all is a wrong file rather than a burst of missing values.</summary>
    private static void DemandColumns(CheckFile file, MonitoringPlan plan)
    {
        var names = file.Names().ToHashSet(StringComparer.Ordinal);
        var lacking = plan.Inputs.Where(i => i.Required && !names.Contains(i.Name)).Select(i => i.Name).ToList();
        if (lacking.Count > 0)
            throw new CheckFailure(ExitCode.BadData, $"{file.Path} lacks the columns {string.Join(", ", lacking)} that the plan requires.");
    }
}
