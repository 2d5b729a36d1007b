using ModelWatch.Access;
using ModelWatch.Access.Queries;
using ModelWatch.Findings;
using ModelWatch.Measures;
using ModelWatch.Plans;
using ModelWatch.References;
using ModelWatch.Series;
using ModelWatch.State;
using ModelWatch.Windows;

namespace ModelWatch;

/// <summary>The state of models over all rooms: what is effective, what the last window said, what fires.</summary>
internal static class CorridorModels
{
    public static void MapModels(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/models", (HttpContext http, PlanStore plans, ReferenceStore references, FindingStore findings, IStateStore state, CorridorLoop loop) =>
        {
            var rights = http.Rights();
            var (page, problem) = ListPage<string>.Of([.. plans.Models().Concat(plans.Faults.Keys).Where(rights.CanRead).Order(StringComparer.Ordinal)], name => name, http.Request.Query);
            return problem ?? Results.Ok(new { items = page!.Items.Select(m => One(m, plans, references, findings, state, loop)).ToList(), next = page.Next });
        }).WithTags("models").WithSummary("The models that the key may read").AsksPage().NeedsSome(Right.Read);
        routes.MapGet("/api/v1/models/{model}", (string model, PlanStore plans, ReferenceStore references, FindingStore findings, IStateStore state, CorridorLoop loop) =>
            plans.Latest(model) is null
                ? UnknownModel.Answer(model)
                : Results.Ok(One(model, plans, references, findings, state, loop))).WithTags("models").WithSummary("One model: plan, reference, states, last window, open findings").Needs(Right.Read);
    }

    private static object One(string model, PlanStore plans, ReferenceStore references, FindingStore findings, IStateStore state, CorridorLoop loop)
    {
        var plan = plans.Latest(model)!;
        var effective = plans.Effective(model);
        var reference = references.Latest(model);
        return state.Read(connection =>
        {
            var last = WindowList.Last(connection, model);
            return new
            {
                model,
                version = plan.Version,
                risk = (effective?.Risk ?? Risk.Medium).ToString().ToLowerInvariant(),
                plan = new { digest = plan.Digest, state = plan.State.ToString().ToLowerInvariant() },
                reference = reference is null ? null : new { digest = reference.Digest, state = reference.State.ToString().ToLowerInvariant() },
                states = States(connection, model, last),
                lastWindow = last,
                tooLate = FoldPosition.Load(connection, model).TooLate,
                openFindings = findings.Firing(connection).Count(f => f.Model == model),
                fault = plans.Faults.GetValueOrDefault(model) ?? loop.Faults.GetValueOrDefault(model),
            };
        });
    }

    /// <summary>How many figures of the last window are in each state, over all its scopes.</summary>
    private static object States(System.Data.IDbConnection connection, string model, WindowRecord? last)
    {
        var counts = last is null
            ? []
            : MeasurementStore.Query(connection, new MeasurementQuery(model) { Version = last.Version, From = last.Window.Start, To = last.Window.End, Limit = MeasurementQuery.GreatestLimit })
                .Items.CountBy(m => m.State).ToDictionary();
        return new
        {
            ok = counts.GetValueOrDefault(MeasurementState.Ok),
            breach = counts.GetValueOrDefault(MeasurementState.Breach),
            insufficient = counts.GetValueOrDefault(MeasurementState.Insufficient),
            undefined = counts.GetValueOrDefault(MeasurementState.Undefined),
        };
    }
}
