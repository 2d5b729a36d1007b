namespace ModelWatch.Plans;

/// <summary>A directory of plans that are loaded when the service starts (<c>--plans DIR</c>): every *.yaml, *.yml and *.json in it.</summary>
internal static class PlanFolder
{
    private static readonly string[] Endings = [".yaml", ".yml", ".json"];

    /// <summary>
    /// Loads all plans, or none when one has a mistake. The answer holds one sentence a mistake and is empty when all is well.
    /// </summary>
    public static IReadOnlyList<string> Load(string directory, PlanStore store)
    {
        if (!Directory.Exists(directory)) return [$"The plans directory {directory} does not exist."];
        var mistakes = new List<string>();
        var plans = new List<(MonitoringPlan Plan, string Text)>();
        foreach (var file in Directory.EnumerateFiles(directory).Where(IsPlan).Order(StringComparer.Ordinal))
        {
            if (PlanFile.Read(file, out var mistake) is not { } text)
            {
                mistakes.Add(mistake!);
                continue;
            }

            var reading = PlanReader.Read(text);
            mistakes.AddRange(reading.Errors.Select(error => $"{file}:{error}"));
            if (reading.Plan is not { } plan) continue;
            if (plans.Exists(other => other.Plan.Model == plan.Model)) mistakes.Add($"{file}: another file in the directory holds a plan for {plan.Model}; keep one.");
            plans.Add((plan, text));
        }

        if (mistakes.Count > 0) return mistakes;
        foreach (var (plan, text) in plans) store.Put(plan, text, PlanOrigin.Folder);
        return [];
    }

    private static bool IsPlan(string file) => Array.Exists(Endings, ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
