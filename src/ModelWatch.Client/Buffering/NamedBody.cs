using ModelWatch.Client.Sampling;

namespace ModelWatch.Client.Buffering;

/// <summary>Values with their names, without a schema.</summary>
internal readonly ref struct NamedBody(
    ReadOnlySpan<KeyValuePair<string, FeatureValue>> inputs, ReadOnlySpan<KeyValuePair<string, FeatureValue>> outputs) : IRecordBody
{
    private readonly ReadOnlySpan<KeyValuePair<string, FeatureValue>> _inputs = inputs;
    private readonly ReadOnlySpan<KeyValuePair<string, FeatureValue>> _outputs = outputs;

    public int Form => RecordTag.Named;

    public int Schema => -1;

    public bool IsValid => true;

    public int Size => RecordWriter.SizeOf(_inputs) + RecordWriter.SizeOf(_outputs);

    public double Rate(Strata strata)
    {
        var rate = strata.RateAmong(_inputs);
        return double.IsNaN(rate) ? strata.RateAmong(_outputs) : rate;
    }

    public void Write(ref RecordWriter to)
    {
        to.Write(_inputs);
        to.Write(_outputs);
    }
}
