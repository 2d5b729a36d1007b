using Microsoft.ML.OnnxRuntime;

namespace ModelWatch.Client.OnnxRuntime;

/// <summary>The one line that observes a session.</summary>
public static class SessionExtensions
{
    /// <summary>A session whose runs are observed.</summary>
    /// <exception cref="ArgumentException">The mapping names a tensor that the session has not; the message says which.</exception>
    public static ObservedSession Observed(this InferenceSession session, ModelWatchClient client, OnnxMapping? mapping = null)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(client);
        return new ObservedSession(session, client, mapping ?? new OnnxMapping());
    }
}
