using Microsoft.AspNetCore.Http.HttpResults;

namespace ModelWatch.Plans;

/// <summary>The answer to a call that names a model without a plan.</summary>
internal static class UnknownModel
{
    public static ProblemHttpResult Answer(string model) => TypedResults.Problem(
        $"No plan is known for the model {model}. Send one with PUT /api/v1/models/{model}/plan.", statusCode: 404, title: "Unknown model");
}
