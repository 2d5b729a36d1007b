namespace ModelWatch;

/// <summary>Windows of a model could not be evaluated; the message names the first with its reason. What was acknowledged is safe in the journal.</summary>
internal sealed class CorridorException(string message) : Exception(message);
