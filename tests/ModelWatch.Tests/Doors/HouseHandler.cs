using System.Net;
using System.Text;
using System.Text.Json;
using System.Web;

namespace ModelWatch.Tests.Doors;

/// <summary>Answers a client as the service would, from a house without a web server.</summary>
internal sealed class HouseHandler(DoorHouse house) : HttpMessageHandler
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Answers of the next requests before the house is asked; 0 is a connection that breaks.</summary>
    public Queue<int> Script { get; } = new();

    /// <summary>Bodies that reached the house, by their formats.</summary>
    public List<(string Format, string Body)> Seen { get; } = [];

    /// <summary>Told when the house has answered, before the client hears of it.</summary>
    public Action? Answered { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Script.TryDequeue(out var status))
            return status == 0 ? throw new HttpRequestException("broken") : new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent("{\"detail\":\"scripted\"}") };
        var query = HttpUtility.ParseQueryString(request.RequestUri!.Query);
        var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        Seen.Add((query["format"]!, Encoding.UTF8.GetString(body)));
        var receipt = await house.CaptureAsync(query["format"]!, body, query["origin"], long.Parse(query["row"]!), query["time"]);
        Answered?.Invoke();
        return receipt is null
            ? new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent(JsonSerializer.Serialize(new { detail = "unreadable: " + house.Fault })) }
            : new HttpResponseMessage(HttpStatusCode.Accepted) { Content = new StringContent(JsonSerializer.Serialize(receipt, Json), Encoding.UTF8, "application/json") };
    }
}
