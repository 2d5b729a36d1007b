using System.Text.RegularExpressions;

namespace ModelWatch.Access;

/// <summary>One right on one model, or on every model: <c>read:tender</c>, <c>ingest:*</c>.</summary>
internal sealed partial record Scope(Right Right, string Model)
{
    /// <summary>Every model, those to come included.</summary>
    public const string EveryModel = "*";

    public static readonly IReadOnlyList<Scope> All = [.. Enum.GetValues<Right>().Select(right => new Scope(right, EveryModel))];

    public bool Covers(Right right, string model) => Right == right && (Model == EveryModel || Model == model);

    /// <summary>The scope, or null for a text that is none.</summary>
    public static Scope? Parse(string? text)
    {
        var parts = text?.Split(':', 2);
        if (parts is not [var right, var model] || !(model == EveryModel || ModelName().IsMatch(model)))
        {
            return null;
        }

        return right switch
        {
            "ingest" => new(Right.Ingest, model),
            "read" => new(Right.Read, model),
            "admin" => new(Right.Admin, model),
            _ => null,
        };
    }

    public override string ToString() => $"{Word(Right)}:{Model}";

    public static string Word(Right right) => right.ToString().ToLowerInvariant();

    [GeneratedRegex(@"^[a-z0-9-]{1,64}\z")]
    private static partial Regex ModelName();
}
