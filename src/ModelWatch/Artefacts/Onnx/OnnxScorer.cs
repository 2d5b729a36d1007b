using Microsoft.ML.OnnxRuntime;
using OnnxOptions = Microsoft.ML.OnnxRuntime.SessionOptions;

namespace ModelWatch.Artefacts.Onnx;

/// <summary>Runs an ONNX model on the CPU with one thread. Trust the bytes first (OnnxFile). Thread safe.</summary>
internal sealed class OnnxScorer : IDisposable
{
    private readonly InferenceSession _session;

    /// <exception cref="OnnxRuntimeException">The runtime cannot load the model.</exception>
    public OnnxScorer(byte[] model)
    {
        OnnxQuiet.Ensure();
        using var options = new OnnxOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        _session = new InferenceSession(model, options);
    }

    /// <summary>Scores all rows. Columns are bound by <see cref="OnnxBinding"/>.</summary>
    public Scored Score(IReadOnlyList<ScoringColumn> columns)
    {
        if (columns.Count == 0 || columns[0].Count == 0)
            return Scored.Failed("There are no rows to score.");
        var inputs = new List<NamedOnnxValue>();
        foreach (var (name, meta) in _session.InputMetadata)
        {
            var bound = OnnxBinding.Bind(name, meta, _session.InputMetadata.Count, columns);
            if (bound.Value is null)
                return Scored.Failed(bound.Why!);
            inputs.Add(bound.Value);
        }

        using var results = _session.Run(inputs);
        return OnnxResults.Read(results, columns[0].Count);
    }

    public void Dispose() => _session.Dispose();
}
