using System.Text.RegularExpressions;

namespace ModelWatch.Plans.Reading;

/// <summary>Puts a plan together from its tree: reads every section, then looks at what the sections say of each other.</summary>
internal static partial class PlanComposer
{
    /// <summary>The plan without its digest, or null when a needed part is missing (which has been told).</summary>
    public static MonitoringPlan? Compose(PlanNode root, PlanErrors errors)
    {
        var cell = new PlanCell(root, PlanPath.Root, errors);
        if (PlanSection.Open(cell, PlanKeys.Root, "model: tender-price-eu") is not { } section) return null;
        var model = section.Needed("model", "tender-price-eu") is { } name ? Model(name) : null;
        var version = section.Needed("version", "\"1.0.0\"")?.Text();
        var inputs = section.Needed("inputs", "{age: {kind: numeric}}") is { } given ? InputReading.Read(given) : [];
        var outputs = section.Needed("outputs", "{score: {kind: probability}}") is { } said ? OutputReading.Read(said) : [];
        var plan = Settings(section, new MonitoringPlan
        {
            Model = model ?? "",
            Version = version ?? "",
            Digest = "",
            Inputs = inputs,
            Outputs = outputs,
        });
        plan = plan with { Criteria = section["criteria"] is { } criteria ? CriteriaReading.Read(criteria, plan) : [] };
        CrossChecks.Run(section, plan);
        return plan;
    }

    private static MonitoringPlan Settings(PlanSection section, MonitoringPlan plan) => plan with
    {
        Purpose = section["purpose"]?.Text(),
        Risk = section["risk"]?.OneOf<Risk>() ?? plan.Risk,
        Traffic = section["traffic"]?.OneOf<Traffic>() ?? plan.Traffic,
        Owners = section["owners"] is { } owners ? Functions(owners) : plan.Owners,
        Deputies = section["deputies"] is { } deputies ? Functions(deputies) : plan.Deputies,
        Artifact = section["artifact"] is { } artifact ? SettingsReading.Artifact(artifact) : null,
        Window = section["window"] is { } window ? WindowReading.Read(window) : plan.Window,
        Label = section["label"] is { } label ? LabelReading.Read(label) : null,
        Reference = section["reference"] is { } reference ? SettingsReading.Reference(reference) : plan.Reference,
        Segments = section["segments"]?.Texts("[country]") ?? [],
        Source = section["source"] is { } source ? SettingsReading.Source(source) : null,
        Sampling = section["sampling"] is { } sampling ? SettingsReading.Sampling(sampling) : plan.Sampling,
        Privacy = section["privacy"] is { } privacy ? SettingsReading.Privacy(privacy) : plan.Privacy,
        Measures = section["measures"] is { } measures ? MeasureReading.Lists(measures) : plan.Measures,
        Alerts = section["alerts"] is { } alerts ? AlertsReading.Read(alerts) : plan.Alerts,
        Review = section["review"] is { } review ? SettingsReading.Review(review) : null,
        Retention = section["retention"] is { } retention ? SettingsReading.Retention(retention) : plan.Retention,
        Report = section["report"] is { } report ? ReportReading.Read(report) : plan.Report,
    };

    private static string? Model(PlanCell cell)
    {
        if (cell.Text() is not { } name) return null;
        if (ModelName().IsMatch(name)) return name;
        cell.Fail($"{cell.Node.Described} is no model name; write 1 to 64 of a-z, 0-9 and -, such as tender-price-eu");
        return null;
    }

    private static Dictionary<string, string> Functions(PlanCell cell)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in cell.Pairs("{quality: gxp-quality}"))
        {
            if (PlanKeys.Functions.Contains(key.Node.Text)) map[key.Node.Text] = value.Text() ?? "";
            else key.Fail($"unknown function {key.Node.Text}; write one of {string.Join(", ", PlanKeys.Functions)}.{Meant(key.Node.Text)}");
        }

        return map;
    }

    private static string Meant(string function) => function.ToLowerInvariant() switch
    {
        "qa" => " Did you mean quality?",
        "sme" or "process-owner" => " Did you mean business?",
        _ => NearMiss.Hint(function, PlanKeys.Functions),
    };

    [GeneratedRegex(@"\A[a-z0-9-]{1,64}\z")]
    private static partial Regex ModelName();
}
