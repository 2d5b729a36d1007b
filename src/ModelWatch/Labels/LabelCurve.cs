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
        var oldest = cohorts.Where(c => c.Rows > 0).OrderBy(c => c.End).ToArray();
        var entered = oldest.Select(c => c.Rows).ToArray();
        var followed = 0L;
        var (risk, events, fit) = (new List<long>(), new List<long>(), new Dispersion());
        for (var (cell, seen) = (0, oldest.Length); cell < DelayCells.Count; cell++)
        {
            while (seen > 0 && now.UtcTicks - oldest[seen - 1].End < DelayCells.EndOf(cell))
            {
                seen--;
            }

            var rows = oldest.Take(seen).Sum(c => c.Rows);
            followed = cell == 0 ? rows : followed;
            if (rows < FewestRows)
            {
                break;
            }

            var arrived = new long[seen];
            for (var i = 0; i < seen; i++)
            {
                arrived[i] = Math.Clamp(oldest[i].Arrived[cell], 0, entered[i]);
            }

            risk.Add(entered.Take(seen).Sum());
            events.Add(arrived.Sum());
            fit.Add(entered.AsSpan(0, seen), arrived);
            for (var i = 0; i < seen; i++)
            {
                entered[i] -= arrived[i];
            }
        }

        return new(new LifeTable([.. DelayCells.Edges.Take(risk.Count + 1)], [.. risk], [.. events], fit.Inflation), followed);
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
}
