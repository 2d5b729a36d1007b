using Microsoft.AspNetCore.Routing.Matching;

namespace ModelWatch.Doors.Captures;

/// <summary>Leads a request with <c>?format=</c> to the doors of recorded formats, and one without to the native door of the same path.</summary>
internal sealed class FormatPolicy : MatcherPolicy, IEndpointSelectorPolicy
{
    public override int Order => 100;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => endpoints.Any(e => e.Metadata.GetMetadata<FormatMark>() is not null);

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        var asked = httpContext.Request.Query.ContainsKey("format");
        for (var i = 0; i < candidates.Count; i++)
        {
            if (candidates.IsValidCandidate(i) && (candidates[i].Endpoint.Metadata.GetMetadata<FormatMark>() is not null) != asked) candidates.SetValidity(i, false);
        }

        return Task.CompletedTask;
    }
}
