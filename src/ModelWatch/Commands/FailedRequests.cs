using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Data.Sqlite;
using ModelWatch.Journal;
using ModelWatch.State;

namespace ModelWatch.Commands;

/// <summary>
/// Answers requests that failed for a reason with a name: a full disk, a damaged file, a request that the server could not read. What is
/// damaged is said by <c>/readyz</c> too. Paths and texts of the faults stay in the log.
/// </summary>
internal sealed partial class FailedRequests(StorageHealth health, IStateStore state, ILogger<FailedRequests> logger) : IExceptionHandler
{
    private const string RetryAfter = "10";

    public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception fault, CancellationToken stop)
    {
        if (Answer(fault) is not { } answer)
        {
            return false;
        }

        if (answer.Status == StatusCodes.Status503ServiceUnavailable)
        {
            LogFailed(fault, http.Request.Method, http.GetEndpoint()?.DisplayName ?? "no route");
            http.Response.Headers.RetryAfter = RetryAfter;
        }

        await Results.Problem(answer.Detail, statusCode: answer.Status, title: answer.Title).ExecuteAsync(http);
        return true;
    }

    private (int Status, string Title, string Detail)? Answer(Exception fault) => fault switch
    {
        BadHttpRequestException wrong => (wrong.StatusCode, "The request cannot be read", wrong.Message),

        // So the server says that the size of a chunk is beyond every number.
        IOException { InnerException: OverflowException } => (400, "The request cannot be read", "A chunk of the body states a size that cannot be."),
        SqliteException e when StorageFailure.IsFull(e) => Full(),
        IOException e when StorageFailure.IsFull(e) => Full(),
        SqliteException e when StorageFailure.IsUntrusted(e) => Damaged(e.Message),
        JournalDamage => Unreadable("An entry of this model's journal is damaged; the log says which and what to do."),
        _ when fault.Data.Contains(StorageFailure.StoredRow) => Unreadable("A stored row is not what was written; the log says more. Restore the data directory from a backup."),
        _ when state is StateDatabase { Broken.IsCompleted: true } => Unreadable("The record cannot be written any more; the service ends."),
        _ => null,
    };

    private (int, string, string) Damaged(string reason)
    {
        health.Note(reason);
        return Unreadable("A database is damaged or cannot be read: restore the data directory from a backup.");
    }

    private static (int, string, string) Full() => (503, "The disk is full", "The disk has no room for this; nothing of it was kept. Free some space and send it again.");

    private static (int, string, string) Unreadable(string detail) => (503, "What is stored cannot be read", detail);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Route} could not be answered")]
    private partial void LogFailed(Exception fault, string method, string route);
}
