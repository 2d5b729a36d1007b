using ModelWatch.Statistics;
using ModelWatch.Statistics.Inference;

namespace ModelWatch.Labels;

/// <summary>
/// How outcomes of a model arrive, learned from its recent cohorts: the share that is known by an age, and the delay by which a share is known.
/// A cohort counts in a cell when its youngest prediction has passed the cell's end, so what is still unlabelled is censored there. Immutable.
/// </summary>
internal sealed class LabelCurve
{
    /// <summary>Predictions that must have been followed through an age before the curve speaks of it.</summary>
    public const int FewestRows = 100;

    private readonly LifeTable _table;
    private readonly long _followed;

    private LabelCurve(LifeTable table, long followed) => (_table, _followed) = (table, followed);

    /// <summary>Predictions that the curve rests on.</summary>
    public long Rows => _table.Rows;

    private string? Why => _table.Rows >= FewestRows
        ? null
        : $"the delay of outcomes is not learned yet: {_followed} of {FewestRows} predictions were followed long enough";

    /// <param name="cohorts">Recent cohorts in any order.</param>
    /// <param name="now">Until when they were watched.</param>
    public static LabelCurve Of(IReadOnlyList<LabelCohort> cohorts, DateTimeOffset now)
    {
        var watched = cohorts.Where(c => c.Rows > 0).ToList();
        var entered = watched.Select(c => c.Rows).ToArray();
        List<long> risk = [], events = [];
        double misfit = 0;
        long groups = 0;
        for (var cell = 0; cell < DelayCells.Count; cell++)
        {
            var seen = Enumerable.Range(0, watched.Count).Where(i => now.UtcTicks - watched[i].End >= DelayCells.EndOf(cell)).ToList();
            if (seen.Sum(i => watched[i].Rows) < FewestRows)
            {
                break;
            }

            var counts = seen.Select(i => (Rows: entered[i], Events: Math.Clamp(watched[i].Arrived[cell], 0, entered[i]))).ToList();
            risk.Add(counts.Sum(c => c.Rows));
            events.Add(counts.Sum(c => c.Events));
            Dispersion(counts, ref misfit, ref groups);
            seen.ForEach(i => entered[i] = Math.Max(0, entered[i] - watched[i].Arrived[cell]));
        }

        var inflation = groups > 0 ? Math.Max(1, misfit / groups) : 1;
        var edges = DelayCells.Edges.Take(risk.Count + 1).ToArray();
        return new(new LifeTable(edges, [.. risk], [.. events], inflation), watched.Where(c => now.UtcTicks - c.End >= DelayCells.EndOf(0)).Sum(c => c.Rows));
    }

    /// <summary>
    /// Share of predictions whose outcome is known by an age, in seconds. Up to twice the age that cohorts were followed to it is the last share,
    /// without a bound of its error; beyond that it is absent.
    /// </summary>
    public Figure Share(double age)
    {
        if (Why is { } why)
        {
            return Figure.Absent(why);
        }

        if (age > 2 * _table.End)
        {
            return Figure.Absent(FormattableString.Invariant($"no cohort was followed for {TimeSpan.FromSeconds(age).TotalDays:0.##} days yet"));
        }

        var share = _table.Share(Math.Clamp(age, 0, _table.End));
        return age > _table.End ? share with { Error = null } : share;
    }

    /// <summary>The expected share of a cohort's weight: the mean over its rows, each at its own age in seconds. The interval is the mean of theirs.</summary>
    public Figure Expected(IReadOnlyList<double> ages, IReadOnlyList<double> weights)
    {
        double sum = 0, lower = 0, upper = 0, weight = 0;
        double? error = 0;
        for (var i = 0; i < ages.Count; i++)
        {
            var share = Share(ages[i]);
            if (share.Value is not { } value)
            {
                return share;
            }

            weight += weights[i];
            sum += weights[i] * value;
            lower += weights[i] * share.Lower!.Value;
            upper += weights[i] * share.Upper!.Value;
            error += weights[i] * share.Error;
        }

        return weight > 0
            ? Figure.Of(Math.Min(1, sum / weight)).Within(lower / weight, Math.Min(1, upper / weight), Proportion.Level) with { Error = error / weight }
            : Figure.Absent(Why ?? "empty");
    }

    /// <summary>The delay in seconds by which a share of all predictions has its outcome.</summary>
    public Figure Delay(double share) => Why is { } why ? Figure.Absent(why) : _table.Quantile(share);

    /// <summary>Pearson's chi-square of the cohorts' shares against the common one: outcomes that come in batches make it larger than its degrees.</summary>
    private static void Dispersion(IReadOnlyList<(long Rows, long Events)> cohorts, ref double misfit, ref long groups)
    {
        double rows = cohorts.Sum(c => c.Rows), share = rows > 0 ? cohorts.Sum(c => c.Events) / rows : 0;
        var told = cohorts.Where(c => c.Rows * share >= 1 && c.Rows * (1 - share) >= 1).ToList();
        if (told.Count < 2)
        {
            return;
        }

        misfit += told.Sum(c => Square(c.Events - c.Rows * share) / (c.Rows * share * (1 - share)));
        groups += told.Count - 1;
    }

    private static double Square(double value) => value * value;
}
