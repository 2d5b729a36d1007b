using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using ModelWatch.IntegrationTests.Servers;

namespace ModelWatch.IntegrationTests.Durability;

/// <summary>
/// Four connections that send batches, every fourth of them event by event at once, and send again whatever was not answered, as a good client does, until
/// all is acknowledged.
/// </summary>
internal sealed class PersistentSender(ModelWatchProcess service, NumberedEvents events, int seed)
{
    private const int Connections = 4;
    private const int LargestBatch = 500, AtOnce = 32;
    private int _acknowledged;

    /// <summary>Events that a 202 has named accepted or duplicate; duplicates that were sent on purpose count too.</summary>
    public int Acknowledged => Volatile.Read(ref _acknowledged);

    public async Task SendAsync(int count, CancellationToken stop)
    {
        var batches = new ConcurrentQueue<int[]>(Batches(count));
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(
            async () =>
            {
                while (batches.TryDequeue(out var batch))
                {
                    await (batch.Length % 4 == 0 ? OneByOneAsync(batch, stop) : SendAsync(batch, events.Array(batch), stop));
                    Interlocked.Add(ref _acknowledged, batch.Length);
                }
            },
            stop)));
    }

    private async Task OneByOneAsync(int[] batch, CancellationToken stop)
    {
        foreach (var part in batch.Chunk(AtOnce))
            await Task.WhenAll(part.Select(number => SendAsync([number], events.Line(number), stop)));
    }

    /// <summary>Batches of 1 to 500; one event in ten is one that was sent shortly before.</summary>
    private List<int[]> Batches(int count)
    {
        var random = new Random(seed);
        var batches = new List<int[]>();
        for (var next = 0; next < count;)
        {
            var fresh = Enumerable.Range(next, Math.Min(random.Next(1, LargestBatch + 1), count - next)).ToList();
            next += fresh.Count;
            for (var again = fresh.Count / 10; again > 0; again--)
                fresh.Insert(random.Next(fresh.Count), random.Next(Math.Max(0, next - 2000), next));
            batches.Add([.. fresh]);
        }

        return batches;
    }

    private async Task SendAsync(int[] batch, string body, CancellationToken stop)
    {
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                using var content = new StringContent(body, Encoding.UTF8, "application/json");
                using var answer = await service.Http.PostAsync(NumberedEvents.Path, content, stop);
                if (answer.IsSuccessStatusCode)
                {
                    var receipt = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(stop));
                    Assert.Equal(batch.Length, receipt.GetProperty("accepted").GetInt32() + receipt.GetProperty("duplicates").GetInt32());
                    return;
                }

                Assert.Equal(503, (int)answer.StatusCode);
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                // The service is dead or not there yet.
            }

            await Task.Delay(20, stop);
        }
    }
}
