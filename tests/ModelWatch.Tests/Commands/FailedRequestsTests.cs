using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ModelWatch.Commands;
using ModelWatch.State;
using ModelWatch.Tests.Series;

namespace ModelWatch.Tests.Commands;

public sealed class FailedRequestsTests
{
    private readonly StorageHealth _health = new();

    public static TheoryData<Exception, int, bool> Faults => new()
    {
        { new SqliteException("/data/state.db full", 13), 503, false },
        { new SqliteException("/data/state.db malformed", 11), 503, true },
        { new SqliteException("/data/state.db is no database", 26), 503, true },
        { new SqliteException("/data/state.db", 10), 503, true },
        { new IOException("No space left on device: '/data/scratch/x'", 28), 503, false },
        { new IOException("Bad chunk size data.", new OverflowException()), 400, false },
        { new BadHttpRequestException("Unexpected end of request content."), 400, false },
        { new InvalidOperationException("a mistake of ours"), 500, false },
        { new InvalidDataException("not from the record"), 500, false },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Fault_OfTheMachineOrTheRequest_HasItsAnswer(Exception fault, int status, bool isDamage)
    {
        var http = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().AddProblemDetails().BuildServiceProvider() };
        using var body = new MemoryStream();
        http.Response.Body = body;
        var handled = await new FailedRequests(_health, new MemoryState(), NullLogger<FailedRequests>.Instance).TryHandleAsync(http, fault, default);
        Assert.Equal(status != 500, handled);
        Assert.Equal(isDamage, _health.Damage is not null);
        if (handled)
            Assert.Equal((status, status == 503), (http.Response.StatusCode, http.Response.Headers.RetryAfter.Count == 1));
        Assert.DoesNotContain("/data/", System.Text.Encoding.UTF8.GetString(body.ToArray()), StringComparison.Ordinal);
    }
}
