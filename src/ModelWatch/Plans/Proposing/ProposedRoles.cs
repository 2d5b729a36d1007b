namespace ModelWatch.Plans.Proposing;

/// <summary>Says what the columns of a file were taken for, and by which names, so that a wrong guess is seen before a reference is refused.</summary>
internal static class ProposedRoles
{
    private const string Recognised = "Recognised by name: outputs such as score, probability, prediction, y_pred or NAME_score; outcomes such as label, target, class, y or NAME_actual.";

    public static string Sentence(IReadOnlyList<ColumnSummary> columns, ModelSummary? model)
    {
        var roles = ColumnRoles.Of(columns, model);
        var outputs = Names(ColumnRole.Output);
        return $"Taken as outputs: {(outputs.Length > 0 ? outputs : model is { Outputs.Count: > 0 } ? "those of the model file" : "none, so the plan is unfinished: put a column's name in place of " + Unfinished.Name)}. "
            + $"As the outcome: {Or(Names(ColumnRole.Label))}. As the time: {Or(Names(ColumnRole.Time))}. {Recognised}";

        string Names(ColumnRole role) => string.Join(", ", roles.Where(pair => pair.Role == role).Select(pair => YamlText.Of(pair.Column.Name)));
    }

    private static string Or(string names) => names.Length > 0 ? names : "none";
}
