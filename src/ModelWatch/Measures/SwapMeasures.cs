using ModelWatch.Plans;
using ModelWatch.References;
using ModelWatch.Statistics;
using ModelWatch.Statistics.Quality;

namespace ModelWatch.Measures;

/// <summary>
/// Columns of numbers that changed places, over all rows of the window. Only pairs of which both means moved by more than chance are
/// compared. Named by the plan, an input without such a partner has 0.
/// </summary>
internal static class SwapMeasures
{
    private const string Name = "swapped_ratio";
    private const double Deviations = 4;

    public static IEnumerable<Measurement> Of(MeasureScope scope)
    {
        if (scope.Contents.Segment is not null || scope.ReferenceFeatures is not { } references) yield break;
        var inputs = scope.Contents.Features.Where(f => f.Schema is { Form: FeatureForm.Number, Input.Kind: InputKind.Numeric }).ToList();
        var moved = inputs.Where(f => references.TryGetValue(f.Subject, out var was) && HasMoved(scope, was, f)).ToList();
        var shares = moved.Count < 2 ? [] : Shares(moved, references);
        foreach (var input in inputs)
        {
            if (shares.TryGetValue(input.Subject, out var share) || scope.Names(Name))
                yield return scope.Measure(input.Subject, Name, Figure.Of(share), input.Quality.Rows);
        }
    }

    private static Dictionary<string, double> Shares(List<FeatureProfile> moved, IReadOnlyDictionary<string, FeatureProfile> references)
    {
        var was = moved.ConvertAll(f => ColumnSwap.Shares(references[f.Subject].Numbers!));
        var now = moved.ConvertAll(f => ColumnSwap.Shares(f.Numbers!));
        var shares = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var a = 0; a < moved.Count; a++)
        {
            for (var b = a + 1; b < moved.Count; b++)
            {
                var share = ColumnSwap.Share(was[a], now[a], was[b], now[b]).Value ?? 0;
                if (share == 0) continue;
                foreach (var subject in new[] { moved[a].Subject, moved[b].Subject })
                    shares[subject] = Math.Max(share, shares.GetValueOrDefault(subject));
            }
        }

        return shares;
    }

    private static bool HasMoved(MeasureScope scope, FeatureProfile reference, FeatureProfile current)
    {
        if (reference.Provisional || reference.Numbers is not { Rows: > 1 } was || current.Numbers is not { Rows: > 1 } now) return false;
        if (was.Mean.Value is not { } before || now.Mean.Value is not { } after || was.Variance(0).Value is not { } spread) return false;
        var error = Math.Sqrt(spread * ((1.0 / was.Rows) + (1 / Math.Max(1, scope.Effective(now.Rows)))));
        return Math.Abs(after - before) > Deviations * error;
    }
}
