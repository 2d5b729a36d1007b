using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ModelWatch.Tests.Doors;

/// <summary>One traffic, and how each door says it. A call is of three rows; every value is exact in single precision.</summary>
internal static class SameTraffic
{
    public const int RowsOfACall = 3;
    public const int Rows = 60;

    public static readonly IReadOnlyDictionary<string, Func<DoorHouse, Call, Task>> Doors = new Dictionary<string, Func<DoorHouse, Call, Task>>
    {
        ["native"] = (house, call) => house.House.EventsAsync([.. call.Rows.Select((r, i) => Event(call, r, i))]),
        ["native file"] = (house, call) => house.CaptureAsync("native", string.Join('\n', call.Rows.Select((r, i) => Event(call, r, i)))),
        ["flat lines"] = (house, call) => house.CaptureAsync("native", string.Join('\n', call.Rows.Select((r, i) => Flat(call, r, i)))),
        ["csv"] = (house, call) => house.CaptureAsync("csv", "id,time,site,dose,weight_kg,score\n" + string.Join('\n', call.Rows.Select((r, i) => Text($"{call.Id}/{i},{call.Time},{r.Site},{r.Dose},{r.Weight},{r.Score}")))),
        ["structured"] = async (house, call) =>
        {
            for (var i = 0; i < call.Rows.Length; i++)
                await house.CloudAsync(Encoding.UTF8.GetBytes(Cloud(call, i)), ("Content-Type", "application/cloudevents+json; charset=utf-8"));
        },
        ["batch"] = (house, call) => house.CloudAsync(Encoding.UTF8.GetBytes("[" + string.Join(",", call.Rows.Select((_, i) => Cloud(call, i))) + "]"), ("Content-Type", "application/cloudevents-batch+json")),
        ["kserve v1"] = (house, call) => PairAsync(house, call, $$"""{"instances":[{{List(call, r => Text($"[{r.Dose},{r.Weight},{r.Site}]"))}}]}""", $$"""{"predictions":[{{List(call, r => r.Score)}}]}"""),
        ["kserve v1 objects"] = (house, call) => PairAsync(
            house, call, $$"""{"instances":[{{List(call, r => Text($"{{\"site\":{r.Site},\"dose\":{r.Dose},\"weight_kg\":{r.Weight}}}"))}}]}""", $$"""{"predictions":[{{List(call, r => "[" + r.Score + "]")}}]}""", responseFirst: true),
        ["v2 rows"] = (house, call) => PairAsync(house, call, Rowwise(call), Tensors(("score", call.Rows.Select(r => r.Score)))),
        ["v2 nested"] = (house, call) => PairAsync(
            house, call, $$"""{"inputs":[{"name":"input-0","shape":[3,3],"datatype":"FP32","data":[{{List(call, r => Text($"[{r.Dose},{r.Weight},{r.Site}]"))}}]}]}""", Tensors(("predict", call.Rows.Select(r => r.Score)))),
        ["v2 tensors"] = (house, call) => PairAsync(
            house, call, Tensors(("site", call.Rows.Select(r => r.Site)), ("dose", call.Rows.Select(r => r.Dose)), ("weight_kg", call.Rows.Select(r => r.Weight))).Replace("outputs", "inputs", StringComparison.Ordinal), Tensors(("score", call.Rows.Select(r => r.Score)))),
        ["v2 binary"] = async (house, call) =>
        {
            await house.KServeAsync(call.Id, false, Binary("inputs", "input-0", 3, call.Rows.SelectMany(r => new[] { r.Dose, r.Weight, r.Site })), call.Time);
            await house.KServeAsync(call.Id, true, Binary("outputs", "score", 1, call.Rows.Select(r => r.Score)), call.Time);
        },
        ["seldon"] = SeldonAsync,
        ["sagemaker csv"] = (house, call) => house.CaptureAsync("sagemaker", SageMaker(call, "CSV", List(call, r => Text($"{r.Dose},{r.Weight},{r.Site}"), "\n"), "JSON", $$"""{"predictions":[{{List(call, r => Text($"{{\"score\":{r.Score}}}"))}}]}""")),
        ["sagemaker base64"] = (house, call) => house.CaptureAsync("sagemaker", SageMaker(
            call, "BASE64", Base64($$"""{"instances":[{{List(call, r => Text($"[{r.Dose},{r.Weight},{r.Site}]"))}}]}"""), "CSV", List(call, r => r.Score, "\n"))),
        ["azure"] = (house, call) => house.CaptureAsync("azure",
            Azure(call, "model_outputs", List(call, r => Text($"{{\"score\":{r.Score}}}"))) + "\n" + Azure(call, "model_inputs", List(call, r => Text($"{{\"dose\":{r.Dose},\"weight_kg\":{r.Weight},\"site\":{r.Site}}}")))),
        ["databricks"] = (house, call) => house.CaptureAsync("databricks", JsonSerializer.Serialize(new
        {
            databricks_request_id = call.Id,
            timestamp_ms = DateTimeOffset.Parse(call.Time, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds(),
            status_code = 200,
            sampling_fraction = 1.0,
            request = $$$"""{"dataframe_split":{"columns":["site","dose","weight_kg"],"data":[{{{List(call, r => Text($"[{r.Site},{r.Dose},{r.Weight}]"))}}}]}}""",
            response = $$"""{"predictions":[{{List(call, r => r.Score)}}]}""",
        })),
        ["kserve blobs"] = (house, call) => house.CaptureAsync("kserve", "[" + Blob(call, "request", Rowwise(call)) + "," + Blob(call, "response", Tensors(("score", call.Rows.Select(r => r.Score)))) + "]"),
    };

    public static List<Call> Calls()
    {
        var random = new Random(11);
        return [.. Enumerable.Range(0, Rows / RowsOfACall).Select(c => new Call($"c{c}", $"2026-03-01T{8 + (c % 2):00}:{c * 2:00}:00Z",
            [.. Enumerable.Range(0, RowsOfACall).Select(_ => new Row(Eighths(random.Next(4000)), Eighths(random.Next(900)), Text($"{random.Next(1, 4)}"), Eighths(random.Next(1, 8))))]))];
    }

    private static string Eighths(int value) => (value / 8.0).ToString("R", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    private static string List(Call call, Func<Row, string> say, string between = ",") => string.Join(between, call.Rows.Select(say));

    private static string Event(Call call, Row r, int i) =>
        $$$"""{"id":"{{{call.Id}}}/{{{i}}}","time":"{{{call.Time}}}","inputs":{"dose":{{{r.Dose}}},"weight_kg":{{{r.Weight}}},"site":{{{r.Site}}}},"outputs":{"score":{{{r.Score}}}}}""";

    private static string Flat(Call call, Row r, int i) =>
        $$"""{"score":{{r.Score}},"id":"{{call.Id}}/{{i}}","time":"{{call.Time}}","dose":{{r.Dose}},"weight_kg":{{r.Weight}},"site":{{r.Site}},"extra":[1]}""";

    private static string Cloud(Call call, int i) =>
        $$$$"""{"specversion":"1.0","id":"{{{{call.Id}}}}/{{{{i}}}}","source":"s","type":"t","time":"{{{{call.Time}}}}","modelid":"m","data":{"inputs":{"dose":{{{{call.Rows[i].Dose}}}},"weight_kg":{{{{call.Rows[i].Weight}}}},"site":{{{{call.Rows[i].Site}}}}},"outputs":{"score":{{{{call.Rows[i].Score}}}}}}}""";

    private static async Task PairAsync(DoorHouse house, Call call, string request, string response, bool responseFirst = false)
    {
        await house.KServeAsync(call.Id, responseFirst, responseFirst ? response : request, call.Time);
        await house.KServeAsync(call.Id, !responseFirst, responseFirst ? request : response, call.Time);
    }

    private static string Rowwise(Call call) =>
        $$"""{"id":"x","inputs":[{"name":"input-0","shape":[3,3],"datatype":"FP32","data":[{{List(call, r => Text($"{r.Dose},{r.Weight},{r.Site}"))}}]}]}""";

    private static string Tensors(params (string Name, IEnumerable<string> Values)[] tensors) =>
        $$"""{"model_name":"m","outputs":[{{string.Join(",", tensors.Select(t => $$"""{"name":"{{t.Name}}","shape":[3,1],"datatype":"FP32","data":[{{string.Join(",", t.Values)}}]}"""))}}]}""";

    private static byte[] Binary(string key, string name, int width, IEnumerable<string> values)
    {
        var floats = values.SelectMany(v =>
        {
            var bytes = new byte[4];
            BinaryPrimitives.WriteSingleLittleEndian(bytes, float.Parse(v, CultureInfo.InvariantCulture));
            return bytes;
        }).ToArray();
        var json = $$$"""{"{{{key}}}":[{"name":"{{{name}}}","shape":[3,{{{width}}}],"datatype":"FP32","parameters":{"binary_data_size":{{{floats.Length}}}}}]}""";
        return [.. Encoding.UTF8.GetBytes(json), .. floats];
    }

    private static async Task SeldonAsync(DoorHouse house, Call call)
    {
        foreach (var (half, body) in new[]
        {
            ("request", $$$"""{"data":{"names":["site","dose","weight_kg"],"ndarray":[{{{List(call, r => Text($"[{r.Site},{r.Dose},{r.Weight}]"))}}}]}}"""),
            ("response", $$$$"""{"data":{"tensor":{"shape":[3,1],"values":[{{{{List(call, r => r.Score)}}}}]}}}"""),
        })
        {
            await house.CloudAsync(Encoding.UTF8.GetBytes(body), ("ce-specversion", "0.3"), ("ce-id", call.Id + half), ("ce-source", "seldon"), ("ce-time", call.Time),
                ("CE-RequestId", call.Id), ("ce-modelid", "m"), ("ce-type", "io.seldon.serving.inference." + half));
        }
    }

    private static string SageMaker(Call call, string inputEncoding, string input, string outputEncoding, string output) => JsonSerializer.Serialize(new
    {
        captureData = new
        {
            endpointInput = new { observedContentType = "text/csv", mode = "INPUT", data = input, encoding = inputEncoding },
            endpointOutput = new { observedContentType = "text/csv", mode = "OUTPUT", data = output, encoding = outputEncoding },
        },
        eventMetadata = new { eventId = "e-" + call.Id, inferenceId = call.Id, inferenceTime = call.Time },
        eventVersion = "0",
    });

    private static string Azure(Call call, string type, string rows) =>
        $$"""{"specversion":"1.0","id":"{{call.Id}}-{{type}}","source":"/subscriptions/x","type":"azureml.inference.{{type}}","datacontenttype":"application/json","time":"{{call.Time}}","data":[{{rows}}],"correlationid":"{{call.Id}}","contentrange":"bytes 0-116/117"}""";

    private static string Blob(Call call, string kind, string body) =>
        $$"""{"url":"u","bytes":"{{Base64(body)}}","contentType":"application/json","reqType":"{{kind}}","id":"{{call.Id}}","sourceUri":"s","inferenceService":"other","occurrenceTime":"{{call.Time}}"}""";

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    public sealed record Call(string Id, string Time, Row[] Rows);

    public sealed record Row(string Dose, string Weight, string Site, string Score);
}
