namespace ModelWatch.Journal;

/// <summary>
/// The cells of one field over the rows of a batch. All row arrays have the same length. Not thread safe while it is built.
/// </summary>
/// <remarks>
/// Shape Number: <see cref="Numbers"/> holds the value where the state is Value, else 0.
/// Shape Text: <see cref="Codes"/> points into <see cref="Dictionary"/> where the state is Value.
/// Shape List: row i owns <see cref="Items"/> from Offsets[i] to Offsets[i + 1]; <see cref="ItemCodes"/> runs beside it.
/// In every shape a cell of state WrongKind or MissingToken has its raw token at Dictionary[Codes[i]]; otherwise Codes[i] is -1.
/// </remarks>
internal sealed record Column(string Name, ColumnShape Shape)
{
    public required CellState[] States { get; init; }
    public required TokenKind[] Kinds { get; init; }
    public double[] Numbers { get; init; } = [];

    /// <summary>Shape Number: the decimals that each value was written with (<see cref="WrittenDecimals"/>); empty where no value has a text.</summary>
    public byte[] Decimals { get; init; } = [];
    public int[] Codes { get; init; } = [];
    public int[] Offsets { get; init; } = [];
    public double[] Items { get; init; } = [];
    public int[] ItemCodes { get; init; } = [];
    public string[] Dictionary { get; init; } = [];

    public int Count => States.Length;
}
