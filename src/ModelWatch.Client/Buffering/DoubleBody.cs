using ModelWatch.Client.Sampling;

namespace ModelWatch.Client.Buffering;

/// <summary>A row of doubles in the order of a schema.</summary>
internal readonly ref struct DoubleBody(BoundSchema schema, ReadOnlySpan<double> inputs, ReadOnlySpan<double> outputs) : IRecordBody
{
    private readonly ReadOnlySpan<double> _inputs = inputs;
    private readonly ReadOnlySpan<double> _outputs = outputs;

    public int Form => RecordTag.Doubles;

    public int Schema => schema.Index;

    public bool IsValid => _inputs.Length == schema.Fields.InputWidth && _outputs.Length == schema.Fields.OutputWidth;

    public int Size => sizeof(double) * (_inputs.Length + _outputs.Length);

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
