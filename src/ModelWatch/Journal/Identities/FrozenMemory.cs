namespace ModelWatch.Journal.Identities;

/// <summary>A memory that is being written as a run; nothing is added to it any more, so any thread may read it.</summary>
/// <param name="Memory">The identities.</param>
/// <param name="Position">The newest position that they cover.</param>
internal sealed record FrozenMemory(IdentityMemory Memory, long Position);
