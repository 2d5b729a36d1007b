using System.Diagnostics.Metrics;

namespace ModelWatch.Access;

/// <summary>Counts who was not let in. No key, no address and no name is ever a label. Thread safe.</summary>
internal static class AccessInstruments
{
    private static readonly Meter Meter = new("ModelWatch");
    private static readonly Counter<long> Failures = Meter.CreateCounter<long>("modelwatch_auth_failures_total");
    private static readonly Counter<long> Denials = Meter.CreateCounter<long>("modelwatch_authorization_denied_total");
    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>("modelwatch_requests_refused_total");

    /// <summary>A call without a key, or with one that opens nothing.</summary>
    public static void CountFailure(string scheme, string reason) => Failures.Add(1, new("scheme", scheme), new("reason", reason));

    /// <summary>A valid key that lacks a right.</summary>
    public static void CountDenial(AccessNeed need) =>
        Denials.Add(1, new KeyValuePair<string, object?>("role", need.Range == NeedRange.Person ? "person" : Scope.Word(need.Right)));

    /// <summary>A request beyond a limit of the service.</summary>
    public static void CountRefusal(string reason) => Refusals.Add(1, new KeyValuePair<string, object?>("reason", reason));
}
