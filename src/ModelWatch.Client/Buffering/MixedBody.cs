using ModelWatch.Client.Sampling;

namespace ModelWatch.Client.Buffering;

/// <summary>A row of any values, one a field of a schema.</summary>
internal readonly ref struct MixedBody(BoundSchema schema, ReadOnlySpan<FeatureValue> inputs, ReadOnlySpan<FeatureValue> outputs) : IRecordBody
{
    private readonly ReadOnlySpan<FeatureValue> _inputs = inputs;
    private readonly ReadOnlySpan<FeatureValue> _outputs = outputs;

    public int Form => RecordTag.Mixed;

    public int Schema => schema.Index;

    public bool IsValid => _inputs.Length == schema.Fields.Inputs.Count && _outputs.Length == schema.Fields.Outputs.Count;

    public int Size => SizeOf(_inputs) + SizeOf(_outputs);

    public double Rate(Strata strata) => schema.StratumField switch
    {
        < 0 => double.NaN,
        var at when at < _inputs.Length => strata.Rate(_inputs[at]),
        var at => strata.Rate(_outputs[at - _inputs.Length]),
    };

    public void Write(ref RecordWriter to)
    {
        WriteAll(ref to, _inputs);
        WriteAll(ref to, _outputs);
    }

    private static int SizeOf(ReadOnlySpan<FeatureValue> values)
    {
        var size = 0;
        foreach (ref readonly var value in values)
        {
            size += RecordWriter.SizeOf(value);
        }

        return size;
    }

    private static void WriteAll(ref RecordWriter to, ReadOnlySpan<FeatureValue> values)
    {
        foreach (ref readonly var value in values)
        {
            to.Write(value);
        }
    }
}
