using ModelWatch.Intake;
using ModelWatch.Journal;

namespace ModelWatch.Doors;

/// <summary>What foreign doors have in common: bounded body, translation, commit, answer. Thread safe.</summary>
internal sealed class ForeignDoor(ForeignIntake intake, DoorInstruments instruments)
{
    private const string RetryAfterSeconds = "5";

    /// <summary>Translates a body; answers why it cannot be read as a whole, or null.</summary>
    public delegate string? Translate(ReadOnlyMemory<byte> body, DoorWork work);

    /// <summary>The answer to a request, given after the commit.</summary>
    public async Task<IResult> AnswerAsync(HttpContext http, string door, int status, Translate translate)
    {
        using var measured = instruments.Begin(door);
        var (body, problem) = await RequestBody.ReadAsync(http.Request, http.RequestAborted);
        if (problem is not null)
        {
            ReceiptInstruments.CountRefusal(labels: false, door, problem);
            return problem;
        }

        measured.Size = body.Length;
        var work = new DoorWork(door);
        if (translate(body, work) is { } fault)
        {
            ReceiptInstruments.CountRefusal(labels: false, work.Door, RejectReason.Malformed);
            return Results.Problem(fault, statusCode: 400, title: "The body cannot be read");
        }

        try
        {
            if (await intake.CommitAsync(work) is { } receipt) return Results.Json(receipt, statusCode: status);
            http.Response.Headers.RetryAfter = RetryAfterSeconds;
            return Results.Problem("Too many requests and responses wait for the other half of their call. Send it again later.", statusCode: 503, title: "No more may wait");
        }
        catch (JournalFault refused)
        {
            ForeignInstruments.CountFailed(work.Door, 1);
            return ReceiptAnswer.Of(refused, http.Response);
        }
    }
}
