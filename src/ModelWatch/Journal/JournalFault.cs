using Microsoft.Data.Sqlite;
using ModelWatch.State;

namespace ModelWatch.Journal;

/// <summary>Why the journal did not take a batch. Nothing of the batch was stored; the sender may try again.</summary>
internal sealed class JournalFault(JournalFaultKind kind, string message, Exception? inner = null) : Exception(message, inner)
{
    public JournalFaultKind Kind { get; } = kind;

    /// <summary>What a failed commit means.</summary>
    public static JournalFault Of(Exception e) => e switch
    {
        SqliteException sql when StorageFailure.IsUntrusted(sql) => new(JournalFaultKind.Untrusted, e.Message, e),
        SqliteException sql when StorageFailure.IsFull(sql) => new(JournalFaultKind.DiskFull, $"The disk is full: {e.Message}", e),
        _ => new(JournalFaultKind.Commit, $"The journal could not be written: {e.Message}", e),
    };
}
