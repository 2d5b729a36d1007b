namespace ModelWatch.References;

/// <summary>What came of reading a file: a profile, or the problems (then at least one), never both.</summary>
/// <param name="Profile">The profile, or null.</param>
/// <param name="Problems">Everything that is wrong, as far as it could be read.</param>
/// <param name="TooLarge">The file is beyond the limit of size.</param>
internal sealed record ReferenceReading(ReferenceProfile? Profile, IReadOnlyList<ReferenceProblem> Problems, bool TooLarge = false);
