using ModelWatch.Client.Sampling;

namespace ModelWatch.Client.Buffering;

/// <summary>A row of floats in the order of a schema.</summary>
internal readonly ref struct FloatBody(BoundSchema schema, ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputs) : IRecordBody
{
    private readonly ReadOnlySpan<float> _inputs = inputs;
    private readonly ReadOnlySpan<float> _outputs = outputs;

    public int Form => RecordTag.Floats;

    public int Schema => schema.Index;

    public bool IsValid => _inputs.Length == schema.Fields.InputWidth && _outputs.Length == schema.Fields.OutputWidth;

    public int Size => sizeof(float) * (_inputs.Length + _outputs.Length);

    public double Rate(Strata strata) => schema.StratumOffset switch
    {
        < 0 => double.NaN,
        var at when at < _inputs.Length => strata.Rate(_inputs[at]),
        var at => strata.Rate(_outputs[at - _inputs.Length]),
    };

    public void Write(ref RecordWriter to)
    {
        to.WriteAll(_inputs);
        to.WriteAll(_outputs);
    }
}
