namespace ModelWatch.Series;

/// <summary>How things stand between the outbox and one store.</summary>
/// <param name="Name">The store.</param>
/// <param name="Configured">False where points lie here for a store that the configuration no longer names: they stay, and go nowhere.</param>
/// <param name="Batches">Batches that wait.</param>
/// <param name="Oldest">When the oldest of them was made; null where none waits.</param>
/// <param name="DeadLetters">Points that the store refused.</param>
/// <param name="Resends">Stretches of the record that are being sent once more.</param>
internal sealed record StoreView(string Name, bool Configured, long Batches, DateTime? Oldest, long DeadLetters, long Resends);
