namespace ModelWatch.Journal;

/// <summary>Why the journal did not take a batch. Nothing of the batch was stored; the sender may try again.</summary>
internal sealed class JournalFault(string message, Exception inner) : Exception(message, inner);
