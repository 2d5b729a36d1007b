using ModelWatch.Doors.Files;

namespace ModelWatch.Doors.Folders;

/// <summary>Reads a Parquet file from a row on, as pieces of flat JSON lines.</summary>
internal delegate IEnumerable<FilePiece> ParquetPieceReader(Stream file, long row, int most);
