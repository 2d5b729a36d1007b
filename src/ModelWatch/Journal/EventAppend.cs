namespace ModelWatch.Journal;

/// <summary>One batch on its way into the journal, with a hash of each event as received and the end of each identity (ticks of UTC).</summary>
internal sealed record EventAppend(EventBatch Batch, UInt128[] Contents, long[] Expires);
