namespace ModelWatch.References;

/// <summary>The outcome of handing in a reference: what stands now, and whether that is new or was the newest already.</summary>
internal sealed record ReferencePut(StoredReference Stored, bool IsNew);
