namespace ModelWatch.Commands.Replaying;

/// <summary>A piece of a file that is sent in one request.</summary>
/// <param name="Body">Whole records, with the header where the format has one.</param>
/// <param name="Records">How many.</param>
/// <param name="Next">Where the next piece begins.</param>
internal sealed record ReplayPiece(ReadOnlyMemory<byte> Body, int Records, long Next);
