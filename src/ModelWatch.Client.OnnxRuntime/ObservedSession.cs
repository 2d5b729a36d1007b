using Microsoft.ML.OnnxRuntime;

namespace ModelWatch.Client.OnnxRuntime;

/// <summary>
/// Runs an ONNX Runtime session and observes each row of what went in and came out. Results are those of the session, untouched; errors of the
/// session pass through; nothing that goes wrong in observing is thrown, it is counted as dropped. Owns neither session nor client. Thread safe.
/// </summary>
public sealed class ObservedSession
{
    private readonly ModelWatchClient _client;
    private readonly ModelObserver _observer;
    private readonly SessionColumns _inputs;
    private readonly SessionColumns _outputs;

    internal ObservedSession(InferenceSession session, ModelWatchClient client, OnnxMapping mapping)
    {
        Session = session;
        _client = client;
        _inputs = SessionColumns.Of(session.InputMetadata, mapping.Inputs, null, splits: true);
        _outputs = SessionColumns.Of(session.OutputMetadata, mapping.Outputs, mapping.Classes, splits: false);
        _observer = client.Observer(new EventSchema(_inputs.Fields, _outputs.Fields));
    }

    /// <summary>The session itself.</summary>
    public InferenceSession Session { get; }

    /// <summary>Runs the session for all its outputs.</summary>
    /// <param name="inputs">Tensors whose first dimension is the row.</param>
    /// <param name="ids">Ids of the rows, in order; made by the client where there are none.</param>
    public IDisposableReadOnlyCollection<DisposableNamedOnnxValue> Run(IReadOnlyCollection<NamedOnnxValue> inputs, IReadOnlyList<string>? ids = null)
    {
        var results = Session.Run(inputs);
        Observe(inputs, results, ids);
        return results;
    }

    /// <summary>Runs the session for some of its outputs; the others are left out of the events.</summary>
    public IDisposableReadOnlyCollection<DisposableNamedOnnxValue> Run(
        IReadOnlyCollection<NamedOnnxValue> inputs, IReadOnlyCollection<string> outputNames, IReadOnlyList<string>? ids = null)
    {
        var results = Session.Run(inputs, outputNames);
        Observe(inputs, results, ids);
        return results;
    }

    /// <summary>Runs the session over values of the newer interface. Its tensors are copied while they are observed; maps and sequences are left out.</summary>
    public IDisposableReadOnlyCollection<OrtValue> Run(
        RunOptions options, IReadOnlyDictionary<string, OrtValue> inputs, IReadOnlyCollection<string> outputNames, IReadOnlyList<string>? ids = null)
    {
        var results = Session.Run(options, inputs, outputNames);
        Safely(() => ObserveRows(
            Known(inputs.Select(pair => (pair.Key, TensorCells.Of(pair.Value)))),
            Known(outputNames.Zip(results, (name, value) => (name, TensorCells.Of(value)))),
            ids));
        return results;
    }

    private static Dictionary<string, TensorCells> Known(IEnumerable<(string Name, TensorCells? Cells)> tensors) =>
        tensors.Where(tensor => tensor.Cells is not null).ToDictionary(tensor => tensor.Name, tensor => tensor.Cells!, StringComparer.Ordinal);

    private void Observe(IReadOnlyCollection<NamedOnnxValue> inputs, IReadOnlyCollection<NamedOnnxValue> results, IReadOnlyList<string>? ids) => Safely(() => ObserveRows(
        Known(inputs.Select(value => (value.Name, TensorCells.Of(value)))), Known(results.Select(value => (value.Name, TensorCells.Of(value)))), ids));

    private void ObserveRows(Dictionary<string, TensorCells> inputs, Dictionary<string, TensorCells> outputs, IReadOnlyList<string>? ids)
    {
        var rows = inputs.Values.Max(cells => cells.Rows);
        var fields = new FeatureValue[_inputs.Count + _outputs.Count];
        var (asked, said) = (fields.AsMemory(0, _inputs.Count), fields.AsMemory(_inputs.Count));
        for (var row = 0; row < rows; row++)
        {
            var id = ids is not null && row < ids.Count ? ids[row] : null;
            var at = row;
            if (Safely(() =>
            {
                _inputs.Read(inputs, at, asked.Span);
                _outputs.Read(outputs, at, said.Span);
            }))
            {
                _observer.Observe(asked.Span, said.Span, new EventDetails { Id = id });
            }
        }
    }

    private bool Safely(Action observe)
    {
        try
        {
            observe();
            return true;
        }
        catch (Exception)
        {
            _client.Unreadable(1);
            return false;
        }
    }
}
