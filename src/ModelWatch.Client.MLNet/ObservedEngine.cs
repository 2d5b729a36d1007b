using Microsoft.ML;

namespace ModelWatch.Client.MLNet;

/// <summary>
/// Asks an ML.NET prediction engine and observes each row and answer. Answers are those of the engine, untouched; errors of the engine pass through;
/// nothing that goes wrong in observing is thrown, it is counted as dropped. Owns neither engine nor client. Like the engine, not thread safe.
/// </summary>
/// <typeparam name="TIn">The class of rows.</typeparam>
/// <typeparam name="TOut">The class of answers.</typeparam>
public sealed class ObservedEngine<TIn, TOut>
    where TIn : class
    where TOut : class, new()
{
    private readonly ModelWatchClient _client;
    private readonly ModelObserver _observer;
    private readonly EngineColumn<TIn>[] _inputs;
    private readonly EngineColumn<TOut>[] _outputs;
    private readonly FeatureValue[] _asked;
    private readonly FeatureValue[] _said;

    internal ObservedEngine(PredictionEngine<TIn, TOut> engine, ModelWatchClient client, IReadOnlySet<string> exclude)
    {
        Engine = engine;
        _client = client;
        _inputs = EngineColumns.Of<TIn>(exclude);
        _outputs = EngineColumns.Of<TOut>(exclude);
        _asked = new FeatureValue[_inputs.Length];
        _said = new FeatureValue[_outputs.Length];
        _observer = client.Observer(EventSchema.Of(_inputs.Select(column => column.Name), _outputs.Select(column => column.Name)));
    }

    /// <summary>The engine itself.</summary>
    public PredictionEngine<TIn, TOut> Engine { get; }

    /// <summary>What became of the newest event; its id is that under which its outcome can be sent.</summary>
    public Observation Last { get; private set; }

    /// <summary>The engine's answer; the id is made by the client where there is none.</summary>
    public TOut Predict(TIn row, EventId id = default)
    {
        var answer = Engine.Predict(row);
        Observe(row, answer, id);
        return answer;
    }

    /// <summary>The same into an object that is used again.</summary>
    public void Predict(TIn row, ref TOut answer, EventId id = default)
    {
        Engine.Predict(row, ref answer);
        Observe(row, answer, id);
    }

    private void Observe(TIn row, TOut answer, EventId id)
    {
        try
        {
            for (var i = 0; i < _inputs.Length; i++)
            {
                _asked[i] = _inputs[i].Read(row);
            }

            for (var i = 0; i < _outputs.Length; i++)
            {
                _said[i] = _outputs[i].Read(answer);
            }

            Last = _observer.Observe(_asked, _said, new EventDetails { Id = id });
        }
        catch (Exception)
        {
            Last = new Observation(id, ObservationState.Dropped);
            _client.Unreadable(1);
        }
    }
}
