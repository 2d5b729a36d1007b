namespace ModelWatch.Labels;

/// <summary>
/// How much more the cohorts differ than rows on their own would: Pearson's chi-square of their shares against the common one over its degrees
/// of freedom. Outcomes that come in batches make it large. Not thread safe.
/// </summary>
internal sealed class Dispersion
{
    private double _misfit;
    private long _degrees;

    /// <summary>What the binomial variance is to be multiplied by, 1 or more.</summary>
    public double Inflation => _degrees > 0 ? Math.Max(1, _misfit / _degrees) : 1;

    /// <summary>Adds one cell; cohorts that expect less than one row on either side say nothing.</summary>
    public void Add(ReadOnlySpan<long> rows, ReadOnlySpan<long> events)
    {
        double all = 0, hits = 0, misfit = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            (all, hits) = (all + rows[i], hits + events[i]);
        }

        var share = all > 0 ? hits / all : 0;
        var told = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            var expected = rows[i] * share;
            if (expected >= 1 && rows[i] - expected >= 1)
            {
                told++;
                misfit += (events[i] - expected) * (events[i] - expected) / (expected * (1 - share));
            }
        }

        if (told > 1)
        {
            _misfit += misfit;
            _degrees += told - 1;
        }
    }
}
