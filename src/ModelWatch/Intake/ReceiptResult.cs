using System.Text.Json;

namespace ModelWatch.Intake;

/// <summary>202 with the receipt, written straight into the answer with its length.</summary>
internal sealed class ReceiptResult(Receipt receipt) : IResult, IValueHttpResult<Receipt>, IStatusCodeHttpResult
{
    public Receipt? Value => receipt;

    public int? StatusCode => StatusCodes.Status202Accepted;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var bytes = new PooledBytes(0);
        Write(bytes);
        var response = httpContext.Response;
        response.StatusCode = StatusCodes.Status202Accepted;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = bytes.Count;
        await response.Body.WriteAsync(bytes.Memory, httpContext.RequestAborted);
    }

    private void Write(PooledBytes bytes)
    {
        if (receipt is { Rejected.Count: 0, Warnings: null })
        {
            System.Text.Unicode.Utf8.TryWrite(
                bytes.Room().Span,
                $"{{\"accepted\":{receipt.Accepted},\"duplicates\":{receipt.Duplicates},\"rejected\":[],\"rejectedTotal\":{receipt.RejectedTotal}}}",
                out var written);
            bytes.Advance(written);
            return;
        }

        bytes.Add(JsonSerializer.SerializeToUtf8Bytes(receipt, JsonSerializerOptions.Web));
    }
}
