using ModelWatch.Client.Buffering;

namespace ModelWatch.Client.Sampling;

/// <summary>Says with which probability an event is kept. Thread safe.</summary>
internal sealed class Sampler
{
    private readonly Strata _strata;
    private readonly LoadBudget? _budget;
    private readonly double _largest;

    private Sampler(SamplingOptions options, TimeProvider time)
    {
        _strata = new Strata(options);
        _budget = options.EventsPerSecond is { } most ? new LoadBudget(most, time) : null;
        _largest = options.LargestRate;
    }

    /// <summary>Null where everything is kept, so that nothing needs a hash.</summary>
    public static Sampler? Of(SamplingOptions options, TimeProvider time) => options.KeepsAll ? null : new Sampler(options, time);

    /// <summary>The probability of an event that comes now.</summary>
    public double Rate<TBody>(in TBody body, ReadOnlySpan<KeyValuePair<string, FeatureValue>> segments)
        where TBody : struct, IRecordBody, allows ref struct
    {
        var rate = _strata.OtherRate;
        if (_strata.Field is not null)
        {
            rate = body.Rate(_strata);
            rate = double.IsNaN(rate) ? _strata.RateAmong(segments) : rate;
            rate = double.IsNaN(rate) ? _strata.OtherRate : rate;
        }

        return _budget is null ? rate : rate * _budget.Factor(rate);
    }

    /// <summary>False where an event with this id was left out for certain, whatever its stratum and the load.</summary>
    public bool MayHaveKept(in EventId id) => _largest >= 1 || IdHash.Keeps(IdHash.Of(id), _largest);
}
