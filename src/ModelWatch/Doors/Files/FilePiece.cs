namespace ModelWatch.Doors.Files;

/// <summary>A piece of a recorded file.</summary>
/// <param name="Body">Whole records, with the header where the format has one.</param>
/// <param name="Records">How many.</param>
/// <param name="Next">Where the next piece begins.</param>
internal sealed record FilePiece(ReadOnlyMemory<byte> Body, int Records, long Next);
