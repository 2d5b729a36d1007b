using System.Numerics;
using System.Runtime.CompilerServices;
using ModelWatch.Client.Sampling;

namespace ModelWatch.Client.Buffering;

/// <summary>A row of numbers of one type in the order of a schema; the form says which type.</summary>
internal readonly ref struct RowBody<T>(int form, BoundSchema schema, ReadOnlySpan<T> inputs, ReadOnlySpan<T> outputs) : IRecordBody
    where T : unmanaged, INumberBase<T>
{
    private readonly ReadOnlySpan<T> _inputs = inputs;
    private readonly ReadOnlySpan<T> _outputs = outputs;

    public int Form => form;

    public int Schema => schema.Index;

    public bool IsValid => _inputs.Length == schema.Fields.InputWidth && _outputs.Length == schema.Fields.OutputWidth;

    public int Size => Unsafe.SizeOf<T>() * (_inputs.Length + _outputs.Length);

    public double Rate(Strata strata) => schema.StratumOffset switch
    {
        < 0 => double.NaN,
        var at when at < _inputs.Length => strata.Rate(double.CreateChecked(_inputs[at])),
        var at => strata.Rate(double.CreateChecked(_outputs[at - _inputs.Length])),
    };

    public void Write(ref RecordWriter to)
    {
        to.WriteAll(_inputs);
        to.WriteAll(_outputs);
    }
}
