namespace ModelWatch.References;

/// <summary>What is stored beside a reference's content and is not part of its digest.</summary>
internal sealed record ReferenceNotes(IReadOnlyList<string> Warnings, IReadOnlyDictionary<string, double> SmallestShift);
