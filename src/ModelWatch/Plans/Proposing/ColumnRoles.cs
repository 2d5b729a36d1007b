using System.Text.RegularExpressions;

namespace ModelWatch.Plans.Proposing;

/// <summary>Guesses from names and contents what each column is for. Pure.</summary>
internal static partial class ColumnRoles
{
    /// <summary>The role of every column, in order. At most one column is the label and one the time.</summary>
    public static IReadOnlyList<(ColumnSummary Column, ColumnRole Role)> Of(IReadOnlyList<ColumnSummary> columns, ModelSummary? model)
    {
        var features = model?.Inputs.Select(tensor => tensor.Name).ToHashSet(StringComparer.Ordinal) ?? [];
        var free = columns.Where(column => !features.Contains(column.Name)).ToArray();
        var label = free.LastOrDefault(column => LabelName().IsMatch(column.Name));
        var time = free.FirstOrDefault(column => column != label && IsTime(column));
        return [.. columns.Select(column => (column, Role(column)))];

        ColumnRole Role(ColumnSummary column)
        {
            if (features.Contains(column.Name)) return ColumnRole.Input;
            if (column == label) return ColumnRole.Label;
            if (column == time) return ColumnRole.Time;
            if (IsIdentifier(column)) return ColumnRole.Identifier;
            return OutputName().IsMatch(column.Name) || model?.Outputs.Any(tensor => tensor.Name == column.Name) == true ? ColumnRole.Output : ColumnRole.Input;
        }
    }

    private static bool IsTime(ColumnSummary column) =>
        column.DateFormat is { } format && (DateFormats.HoldsTime(format) || TimeName().IsMatch(column.Name));

    /// <summary>A name of an identifier, and values too many to be categories.</summary>
    private static bool IsIdentifier(ColumnSummary column) =>
        IdentifierName().IsMatch(column.Name) && !column.IsShare && (column.Values is null || column.Values.Count == column.Present);

    [GeneratedRegex(@"\A(label|target|class|y|y_true|truth|ground_truth|outcome|actual|observed)\z|_(label|target|true|truth|outcome|actual)\z", RegexOptions.IgnoreCase)]
    private static partial Regex LabelName();

    [GeneratedRegex(@"\A(y_pred|y_hat|yhat|y_score|score|prob|proba|probability|prediction|predicted|output)|_(pred|proba|prob|score|prediction|predicted|probability)\z", RegexOptions.IgnoreCase)]
    private static partial Regex OutputName();

    [GeneratedRegex(@"\A(time|timestamp|datetime|event_time|ts|date)\z|_(time|timestamp|at)\z", RegexOptions.IgnoreCase)]
    private static partial Regex TimeName();

    [GeneratedRegex(@"\A(id|uuid|guid|index|instant|row|row_?id|unnamed.*)\z|[_ ]id\z|(?-i:[a-z]Id)\z", RegexOptions.IgnoreCase)]
    private static partial Regex IdentifierName();
}
