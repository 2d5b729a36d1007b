namespace ModelWatch.Intake;

/// <summary>The row that is being filled, shared by the columns of a batch. Not thread safe.</summary>
internal sealed class RowCursor
{
    public int Row { get; set; } = -1;
}
