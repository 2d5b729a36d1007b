namespace ModelWatch.Journal;

/// <summary>Why the journal did not take a batch. Nothing of the batch was stored; the sender may try again.</summary>
internal sealed class JournalFault(JournalFaultKind kind, string message, Exception? inner = null) : Exception(message, inner)
{
    public JournalFaultKind Kind { get; } = kind;
}
