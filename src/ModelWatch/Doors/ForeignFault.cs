namespace ModelWatch.Doors;

/// <summary>Why a foreign body cannot be read. Thrown deep inside a translator and caught where the translator ends: to everybody else it is a rejection.</summary>
internal sealed class ForeignFault(string message) : Exception(message);
