namespace ModelWatch.Journal;

/// <summary>Bytes of the journal are not those that were written. The message says where and what to do.</summary>
internal sealed class JournalDamage(string path, long position, string model, Exception inner) : Exception(
    $"The journal {path} is damaged at position {position} (model {model}): {inner.Message} The fold of this model stops there. Stop the service and restore the data directory "
    + $"from a backup; to go on without this batch instead, delete the row with position {position} from the table entry: its events are then lost.",
    inner)
{
    public long Position { get; } = position;
}
