using Microsoft.AspNetCore.Http.HttpResults;

namespace ModelWatch.Plans;

/// <summary>All mistakes of a plan as one problem (RFC 9457).</summary>
internal static class PlanProblem
{
    public static ProblemHttpResult Of(IReadOnlyList<PlanError> errors) => TypedResults.Problem(
        $"The plan has {errors.Count} {(errors.Count == 1 ? "mistake" : "mistakes")}; nothing was stored.",
        statusCode: 400,
        title: "The plan has mistakes",
        extensions: new Dictionary<string, object?>
        {
            ["errors"] = errors.Select(error => new { error.Line, error.Column, error.Pointer, Detail = Detail(error) }).ToArray(),
        });

    private static string Detail(PlanError error) => error.Path.Length == 0 ? error.Message : error.Path + ": " + error.Message;
}
