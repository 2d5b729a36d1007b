using ModelWatch.Artefacts;
using ModelWatch.Artefacts.Onnx;
using ModelWatch.Demo.Traffic;

namespace ModelWatch.Demo.Models;

/// <summary>The demo's model server: an ONNX Runtime session over the raw inputs of events. Thread safe.</summary>
internal sealed class ServedModel(byte[] onnx, IReadOnlyList<string> inputs, string output) : IDisposable
{
    private readonly OnnxScorer _scorer = new(onnx);

    /// <summary>What the model says for each event: one value, or one a class.</summary>
    /// <exception cref="InvalidOperationException">The model cannot score these inputs: the demo itself is broken.</exception>
    public double[][] Predict(IReadOnlyList<DemoEvent> events)
    {
        if (events.Count == 0)
            return [];
        var scored = _scorer.Score([.. inputs.Select((name, k) => Column(name, k, events))]);
        var said = scored.Outputs.FirstOrDefault(o => o.Name == output)
            ?? throw new InvalidOperationException(scored.Why ?? $"The model has no output {output}.");
        return [.. Enumerable.Range(0, events.Count).Select(i => said.Values.AsSpan(i * said.Width, said.Width).ToArray())];
    }

    public void Dispose() => _scorer.Dispose();

    private static ScoringColumn Column(string name, int k, IReadOnlyList<DemoEvent> events) =>
        events.Any(e => e.Inputs[k] is string)
            ? new ScoringColumn(name) { Texts = [.. events.Select(e => e.Inputs[k] as string)] }
            : new ScoringColumn(name) { Numbers = [.. events.Select(e => Number(e.Inputs[k]))] };

    private static double Number(object? value) => value switch { double number => number, bool truth => truth ? 1 : 0, _ => double.NaN };
}
