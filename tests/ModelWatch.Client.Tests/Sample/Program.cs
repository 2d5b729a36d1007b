using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using ModelWatch.Client;
using ModelWatch.Client.OnnxRuntime;

// A model server in small: scores rows with an ONNX model and observes them. Arguments: the address of ModelWatch, the model file, the number of rows.
var (address, file, rows) = (new Uri(args[0]), args[1], int.Parse(args[2], null));
string[] countries = ["DE", "FR", "IT"];
var random = new Random(11);

await using var client = new ModelWatchClient(new ModelWatchClientOptions
{
    Address = address,
    Model = "tender",
    Key = Environment.GetEnvironmentVariable("MODELWATCH_KEY"),
    Sampling = new SamplingOptions { Rate = 0.5 },
});
using var session = new InferenceSession(file);
var scorer = session.Observed(client); // the one line

for (var row = 0; row < rows; row++)
{
    using var results = scorer.Run(
        [
            NamedOnnxValue.CreateFromTensor("dose_mg", new DenseTensor<float>(new[] { 500f * random.NextSingle() }, [1, 1])),
            NamedOnnxValue.CreateFromTensor("country", new DenseTensor<string>(new[] { countries[row % 3] }, [1, 1])),
        ],
        ids: [$"row-{row}"]);
    var score = results[0].AsEnumerable<float>().Single();

    // Later, and in whatever process learns it, what really happened:
    client.Outcome($"row-{row}", score > random.NextSingle() ? "1" : "0");
}

await client.FlushAsync();
var (events, outcomes, retries) = client.Counts;
Console.WriteLine($"{events.Observed} observed, {events.SampledOut} sampled out, {events.Accepted} accepted, {events.Dropped} dropped; {outcomes.Accepted} outcomes accepted; {retries} retries");
return events.Balances && events.Dropped == 0 && outcomes.Dropped == 0 ? 0 : 1;
