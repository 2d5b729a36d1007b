using System.Globalization;
using System.Text;
using ModelWatch.IntegrationTests.Servers;

namespace ModelWatch.IntegrationTests.EndToEnd;

/// <summary>Real rows through the whole service, beside the figures that another tool has for them.</summary>
public sealed class CaliforniaTests
{
    private const string Address = "/api/v1/models/california";
    private const int InABody = 2000;

    private static readonly string[] Features = ["MedInc", "HouseAge", "AveRooms", "AveBedrms", "Population", "AveOccup", "Latitude", "Longitude"];

    private static readonly string Plan = $$"""
        model: california
        version: "1"
        traffic: batch
        window: {length: 1mo}
        inputs:
        {{string.Join("\n", Features.Select(f => $"  {f}: {{kind: numeric}}"))}}
        outputs:
          y_pred_proba: {kind: probability}
        label: {kind: binary, positive: "1", column: clf_target}
        reference: {time: timestamp}
        """;

    [SharedDataFact]
    public async Task TwelveMonths_AgreeWithThePublishedFigures()
    {
        await using var service = await ModelWatchProcess.StartAsync();
        await service.SendAsync(HttpMethod.Put, Address + "/plan", Plan, "application/yaml");
        await service.SendAsync(HttpMethod.Put, Address + "/reference", string.Join('\n', SharedData.Lines("california_housing_reference.csv.gz")), "text/csv");
        await Send(service, "/events", Events());
        await Send(service, "/labels", Labels());
        await service.SendAsync(HttpMethod.Post, Address + "/windows/close?through=2022-06-01T00:00:00Z", string.Empty);
        Assert.Equal(12, (await service.ListAsync(Address + "/windows")).Count(w => w.GetProperty("state").GetString() == "closed"));

        await RocAucs(service);
        await KolmogorovSmirnovs(service);
    }

    private static async Task RocAucs(ModelWatchProcess service)
    {
        var measured = (await service.ListAsync(Address + "/measurements?measure=roc_auc&segment="))
            .ToDictionary(m => Month(m), m => m.GetProperty("value").GetDouble());
        var expected = SharedData.Rows("expected/california_realized_monthly.csv").Where(r => r["chunk.period"] == "analysis").ToList();
        Assert.Equal(12, expected.Count);
        foreach (var row in expected)
            Assert.Equal(double.Parse(row["roc_auc.value"]), measured[row["chunk.key"]], 1e-6);
    }

    private static async Task KolmogorovSmirnovs(ModelWatchProcess service)
    {
        var measured = (await service.ListAsync(Address + "/measurements?measure=ks&segment="))
            .ToDictionary(m => (Month(m), m.GetProperty("subject").GetString()), m => (Value: m.GetProperty("value").GetDouble(), Error: m.GetProperty("error").GetDouble()));
        foreach (var row in SharedData.Rows("expected/california_univariate_monthly.csv").Where(r => r["chunk.chunk.period"] == "analysis"))
            foreach (var feature in Features)
            {
                var (value, error) = measured[(row["chunk.chunk.key"], "input." + feature)];
                var exact = double.Parse(row[feature + ".kolmogorov_smirnov.value"]);
                Assert.True(exact >= value - 1e-9 && exact <= value + error + 1e-9, $"{row["chunk.chunk.key"]} {feature}: {exact} is outside [{value}, {value + error}]");
            }
    }

    private static string Month(System.Text.Json.JsonElement measurement) =>
        measurement.GetProperty("window").GetProperty("start").GetString()![..7];

    private static IEnumerable<string> Events() => SharedData.Rows("california_housing_analysis.csv.gz").Select(row =>
    {
        var inputs = string.Join(',', Features.Select(f => $"\"{f}\":{Number(row[f])}"));
        return $"{{\"id\":\"{row["id"]}\",\"time\":\"{row["timestamp"]}Z\",\"inputs\":{{{inputs}}},\"outputs\":{{\"y_pred_proba\":{Number(row["y_pred_proba"])}}}}}";
    });

    private static IEnumerable<string> Labels() => SharedData.Rows("california_housing_analysis_targets.csv.gz")
        .Select(row => $"{{\"id\":\"{row["id"]}\",\"label\":{row["clf_target"]},\"time\":\"2022-07-01T00:00:00Z\"}}");

    private static string Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture);

    private static async Task Send(ModelWatchProcess service, string door, IEnumerable<string> lines)
    {
        foreach (var body in lines.Chunk(InABody))
        {
            var answer = await service.SendAsync(HttpMethod.Post, Address + door, new StringBuilder().AppendJoin('\n', body).ToString(), "application/x-ndjson");
            Assert.Equal(body.Length, answer.GetProperty("accepted").GetInt32());
        }
    }
}
