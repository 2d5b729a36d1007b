namespace ModelWatch.Intake;

/// <summary>The mask's key is not the one that the stored hashes were made with. The message says what to do.</summary>
internal sealed class MaskKeyFault(string path, string what) : Exception(
    $"{path} {what}: with another key every masked value would look new. Restore it from a backup of the data directory; to go on with a new key instead, delete {path} "
    + "and the row of the table mask_check in state.db: masked values from before and after then count as different.");
