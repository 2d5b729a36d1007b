namespace ModelWatch.State;

/// <summary>A database of another program version that this one must not touch. The message is the sentence for the user.</summary>
internal sealed class MigrationRefusal(string sentence) : Exception(sentence);
