using ModelWatch.Journal;
using ModelWatch.Plans;

namespace ModelWatch.Intake;

/// <summary>What a door answers.</summary>
internal static class ReceiptAnswer
{
    private const int RetryAfterSeconds = 5;

    /// <summary>202 with the receipt, or 400 with the place where the body breaks.</summary>
    public static IResult Of((Receipt? Receipt, BodyFault? Fault) outcome) => outcome.Fault is { } fault
        ? Results.Problem(fault.Detail, statusCode: 400, title: "The body cannot be read", extensions: new Dictionary<string, object?>
        {
            ["offset"] = fault.Offset,
            ["line"] = fault.Line,
            ["column"] = fault.Column,
        })
        : new ReceiptResult(outcome.Receipt!);

    /// <summary>503: nothing was stored, and the sender may try again.</summary>
    public static IResult Of(JournalFault fault, HttpResponse response)
    {
        response.Headers.RetryAfter = RetryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Results.Problem($"Nothing was stored. {fault.Message}", statusCode: 503, title: "The journal cannot be written");
    }

    /// <summary>404 for a model without a plan.</summary>
    public static IResult Unknown(string model, string? fault = null) => fault is not null
        ? Results.Problem($"Nothing is taken for the model {model} at the moment: {fault}.", statusCode: 503, title: "Plan cannot be read")
        : UnknownModel.Answer(model);
}
