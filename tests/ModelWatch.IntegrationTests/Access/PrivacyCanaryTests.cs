using System.Globalization;
using System.Text;
using ModelWatch.IntegrationTests.Servers;

namespace ModelWatch.IntegrationTests.Access;

/// <summary>P27: what masked and undeclared fields hold stands in no file, no log, no metric and no answer; a declared field shows that the search finds.</summary>
public sealed class PrivacyCanaryTests
{
    private const string Address = "/api/v1/models/patients";
    private const string Shown = "Declared-Shown-4711";

    private const string Plan = """
        model: patients
        version: "1"
        window: {length: 1h, lateness: 0s, minimum: 20}
        traffic: batch
        inputs:
          ward: {kind: categorical}
          patient: {kind: categorical}
          note: {kind: text}
          age: {kind: numeric, range: [0, 120]}
        outputs: {score: {kind: probability}}
        privacy: {mask: [patient, note, age]}
        """;

    [Fact]
    public async Task MaskedAndUndeclaredValues_StandNowhere()
    {
        await using var service = await ModelWatchProcess.StartAsync(new Dictionary<string, string> { ["Logging__LogLevel__Default"] = "Trace" });
        await service.SendAsync(HttpMethod.Put, Address + "/plan", Plan, "application/yaml");
        await service.SendAsync(HttpMethod.Put, Address + "/reference", Reference(), "text/csv");
        foreach (var (path, type, body) in Bodies())
        {
            using var answer = await service.TryAsync(HttpMethod.Post, path, body, type);
            Assert.True((int)answer.StatusCode is < 500, $"{path}: {(int)answer.StatusCode}");
        }

        await service.SendAsync(HttpMethod.Post, Address + "/windows/close?through=2026-03-02T00:00:00Z", string.Empty);
        var places = new List<(string Place, string Text)>();
        foreach (var path in new[] { "/metrics", "/api/v1/models", Address, Address + "/windows", Address + "/measurements", Address + "/findings", Address + "/quarantine", "/api/v1/series/stores", "/", "/models/patients", "/models/patients/features/input.patient" })
        {
            using var answer = await service.Http.GetAsync(path);
            places.Add((path, await answer.Content.ReadAsStringAsync()));
        }

        var written = Files(service).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).ToDictionary(file => file, Read);
        Assert.Equal(0, await service.Process.StopAsync(120));
        places.AddRange(written.Select(file => (file.Key, file.Value)));
        places.AddRange(Files(service).Select(file => (file + " after the end", Read(file))));
        places.AddRange([("stdout", service.Process.Output), ("stderr", service.Process.Errors)]);
        Assert.Contains(written, file => file.Key.Contains("pairs.db", StringComparison.Ordinal) && file.Value.Contains("kserve", StringComparison.Ordinal));
        Assert.Contains(written, file => file.Value.Contains(Shown, StringComparison.Ordinal));
        Assert.Contains(places, place => place.Place == "/metrics" && place.Text.Contains("modelwatch_call_halves_waiting 1\n", StringComparison.Ordinal));
        Assert.Contains(places, place => place.Place == Address + "/windows" && place.Text.Contains("\"events\":62", StringComparison.Ordinal));
        var found = places.Where(place => place.Text.Contains("CANARY", StringComparison.OrdinalIgnoreCase)).Select(place => $"{place.Place}: {Around(place.Text)}").ToList();
        Assert.True(found.Count == 0, string.Join("\n", found));
    }

    private static IEnumerable<string> Files(ModelWatchProcess service) => Directory.EnumerateFiles(service.DataDirectory, "*", SearchOption.AllDirectories);

    private static string Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return Encoding.Latin1.GetString(copy.ToArray());
    }

    private static string Around(string text)
    {
        var at = text.IndexOf("CANARY", StringComparison.OrdinalIgnoreCase);
        return text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 60)];
    }

    private static string Reference() => "ward,patient,note,age,score\n" + string.Concat(Enumerable.Range(0, 100).Select(i =>
        string.Create(CultureInfo.InvariantCulture, $"north,CANARY-reference-{i % 7},CANARY reference note {i},{30 + (i % 40)},0.5\n")));

    /// <summary>The same secrets by several doors: good, unusable, too long, malformed, in a conflict, in names, in a broken body.</summary>
    private static IEnumerable<(string Path, string Type, string Body)> Bodies()
    {
        const string Json = "application/json";
        var events = Enumerable.Range(0, 60).Select(i => Event($"e{i}", $$"""{"ward":"{{Shown}}","patient":"CANARY-{{i % 5}}","note":"CANARY note {{i}}","age":{{i}},"diagnosis":"CANARY-undeclared"}"""));
        yield return (Address + "/events", Json, "[" + string.Join(",", events) + "]");
        yield return (Address + "/events", Json, "[" + Event("bad", """{"ward":"north","patient":{"CANARY-key":["CANARY"]},"note":["CANARY"],"age":"CANARY years","CANARY-name":1}""") + "]");
        yield return (Address + "/events", Json, "[" + Event("e1", """{"ward":"north","patient":"CANARY-conflict"}""") + "]");
        yield return (Address + "/events", Json, "[" + Event("long", $$"""{"ward":"north","patient":"{{new string('x', 70_000)}}CANARY","note":"CANARY{{new string('y', 70_000)}}"}""") + "]");
        yield return (Address + "/events", Json, """[{"id":"m","time":"CANARY","inputs":{"patient":"CANARY"}},{"id":"n","time":"2026-03-01T08:00:00Z","CANARY":"CANARY","inputs":7}]""");
        yield return (Address + "/events", Json, """[{"id":"broken","inputs":{"patient":"CANARY}""");
        yield return (Address + "/events?format=csv", "text/csv", "id,time,ward,patient,note,age,score,diagnosis\nc1,no time,north,CANARY-csv,CANARY,CANARY,0.5,CANARY\nc2,2026-03-01T08:00:00Z,north,\"CANARY");
        yield return ("/", "application/cloudevents+json", """{"specversion":"1.0","type":"t","source":"s","id":"x","time":"CANARY","modelid":"patients","data":{"inputs":{"patient":"CANARY-cloud","other":"CANARY"},"outputs":{"score":0.5}}}""");
        yield return ("/", "application/cloudevents+json", """{"specversion":"1.0","type":"org.kubeflow.serving.inference.request","source":"http://svc","id":"half","time":"2026-03-01T08:00:00Z","inferenceservicename":"patients","component":"predictor","datacontenttype":"application/json","data":{"instances":[{"ward":"north","patient":"CANARY-half","other":"CANARY"}]}}""");
    }

    private static string Event(string id, string inputs) =>
        $$$"""{"id":"{{{id}}}","time":"2026-03-01T08:00:00Z","inputs":{{{inputs}}},"outputs":{"score":0.5,"other":"CANARY"},"diagnosis":"CANARY"}""";
}
