using ModelWatch.Findings;

namespace ModelWatch.Web.Words;

/// <summary>The first steps of a person who reads a finding. The whole runbook lies in <c>alerts/runbooks</c>.</summary>
internal static class Runbook
{
    public static string Name(FindingKind kind) => kind switch
    {
        FindingKind.Calibration => "modelwatchcalibrationdegraded",
        FindingKind.Performance => "modelwatchperformancedegraded",
        FindingKind.Labels => "modelwatchlabelslate",
        _ => "modelwatch" + kind.ToString().ToLowerInvariant(),
    };

    public static IReadOnlyList<string> Steps(Finding finding) => finding.Kind switch
    {
        FindingKind.Drift or FindingKind.Quality => Data(finding.Diagnosis is [var likely, ..] ? likely.Name : null),
        FindingKind.Calibration or FindingKind.Performance =>
        [
            "Tell the model owner. Ask whether people can check every output until this is decided.",
            "Look whether inputs moved in the same hours: then mend those first.",
            "Compare the outcomes by segment: one segment only points to its process or its labelling.",
            "Do not recalibrate on these rows before the cause is known.",
        ],
        FindingKind.Silence or FindingKind.Volume => ["Ask the owner of the producer whether it runs.", "Look for rejected events: each has a reason.", "If the stop was planned, note it here."],
        FindingKind.Integrity => ["Ask which version and which file serve now, and since when.", "Compare the digest of the served file with the plan’s.", "Until it is explained, treat the outputs as unverified."],
        _ => ["Ask the source of the outcomes when they will come.", "Figures over outcomes stay provisional until then."],
    };

    private static string[] Data(string? cause) =>
    [
        "Tell the model owner. Ask whether people can check the affected outputs until it is mended.",
        cause switch
        {
            "unit-scale" => "Ask the owner of the source what went live at that time: look for a change of unit.",
            "renamed-category" or "new-category" or "lost-category" => "Ask the owner of the source which list of values changed at that time.",
            _ => "Ask the owner of the source what went live at that time.",
        },
        "Check one record by hand against its origin.",
        "Do not convert the values here. The mend belongs at the source; ModelWatch keeps what came.",
    ];
}
