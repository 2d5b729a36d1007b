using ModelWatch.Statistics;

namespace ModelWatch.Measures;

/// <summary>Whether the model leans on other inputs than it did for the reference: permutation importance of its file, as shares.</summary>
internal static class AttributionMeasures
{
    private const string Shift = "attribution_shift";

    public static IEnumerable<Measurement> Of(MeasureScope scope)
    {
        if (scope.Contents.Segment is not null || !scope.Plan.Measures.Include.Contains(Shift))
            yield break;
        if (scope.Window.Attribution is not { Why: null } found)
        {
            var why = scope.Window.Attribution?.Why ?? "the model file was not run for these rows";
            yield return scope.Measure("model", Shift, Figure.Absent(why), 0);
            yield break;
        }

        yield return scope.Measure("model", Shift, Figure.Of(found.Shift), found.CurrentRows);
        for (var i = 0; i < found.Inputs.Count; i++)
        {
            var subject = "input." + found.Inputs[i];
            yield return scope.Measure(subject, "attribution", Figure.Of(found.Current[i]), found.CurrentRows);
            yield return scope.Measure(subject, "attribution_reference", Figure.Of(found.Reference[i]), found.ReferenceRows);
        }
    }
}
