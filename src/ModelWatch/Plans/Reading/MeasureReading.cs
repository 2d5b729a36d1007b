namespace ModelWatch.Plans.Reading;

/// <summary>Reads names of measures wherever a plan mentions them.</summary>
internal static class MeasureReading
{
    public static MeasuresPlan Lists(PlanCell cell)
    {
        if (PlanSection.Open(cell, PlanKeys.Measures, "{include: [energy]}") is not { } section) return new MeasuresPlan([], []);
        return new MeasuresPlan(Names(section["include"]), Names(section["exclude"]));
    }

    /// <summary>The name when it is a measure, else null after telling.</summary>
    public static string? Name(PlanCell cell)
    {
        if (cell.Text() is not { } name) return null;
        if (MeasureNames.All.Contains(name)) return name;
        cell.Fail($"unknown measure {name}.{Hint(name)}");
        return null;
    }

    /// <summary>Points to the right name.</summary>
    public static string Hint(string name)
    {
        var hint = NearMiss.Hint(name, MeasureNames.All);
        return hint.Length > 0 ? hint : Synonym(name) ?? " Names are those of the measurements, such as roc_auc, ece, psi or missing_ratio; on request: " + string.Join(", ", MeasureNames.FromRows) + " and energy.";
    }

    private static string? Synonym(string name) => name.ToLowerInvariant() switch
    {
        "auc" or "auroc" or "rocauc" => " Did you mean roc_auc?",
        "prauc" or "pr_auc" or "auprc" => " Did you mean average_precision?",
        "sensitivity" or "tpr" => " Did you mean recall?",
        "emd" or "w1" or "wasserstein_distance" => " Did you mean wasserstein?",
        "js" or "jsd" => " Did you mean jensen_shannon?",
        "null_ratio" or "missing" or "missing_rate" => " Did you mean missing_ratio?",
        "logloss" or "cross_entropy" => " Did you mean log_loss?",
        "count" or "events" => " Did you mean event_count?",
        "pca" or "pca_reconstruction" => " Did you mean pca_reconstruction_error?",
        "domain_classifier" or "classifier" => " Did you mean domain_auc?",
        "cbpe" => " Estimates (estimated_...) need no include: they are made where the reference has outcomes.",
        "dle" => " Did you mean estimated_mae or estimated_rmse?",
        _ => null,
    };

    private static List<string> Names(PlanCell? cell)
    {
        var names = new List<string>();
        foreach (var item in cell?.Items("[energy]") ?? [])
        {
            if (Name(item) is not { } name) continue;
            if (names.Contains(name)) item.Fail($"{name} is listed twice; remove one");
            else names.Add(name);
        }

        return names;
    }
}
