using System.Globalization;

namespace ModelWatch.Client.Sampling;

/// <summary>The rates of the values of one field. Numbers compare by value ("1" is 1.0), truths by "true" and "false". Immutable, thread safe.</summary>
internal sealed class Strata
{
    private readonly SamplingOptions _options;
    private readonly Dictionary<string, double> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<double, double> _numbers = [];

    public Strata(SamplingOptions options)
    {
        _options = options;
        foreach (var (value, rate) in options.StratumRates)
        {
            _texts[value] = rate;
            if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                _numbers[number] = rate;
            }
        }
    }

    public string? Field => _options.StratumField;

    /// <summary>The rate of events that have no such field.</summary>
    public double OtherRate => _options.Rate;

    public double Rate(double value) => _numbers.GetValueOrDefault(value, OtherRate);

    public double Rate(in FeatureValue value) => value.Kind switch
    {
        FeatureKind.Text => _texts.GetValueOrDefault(value.AsText!, OtherRate),
        FeatureKind.True => _texts.GetValueOrDefault("true", OtherRate),
        FeatureKind.False => _texts.GetValueOrDefault("false", OtherRate),
        _ => Rate(value.AsNumber),
    };

    /// <summary>The rate by the field among named values; NaN where it is not there.</summary>
    public double RateAmong(ReadOnlySpan<KeyValuePair<string, FeatureValue>> fields)
    {
        foreach (ref readonly var field in fields)
        {
            if (field.Key == Field)
            {
                return Rate(field.Value);
            }
        }

        return double.NaN;
    }
}
