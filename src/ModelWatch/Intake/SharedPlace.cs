using ModelWatch.Journal;

namespace ModelWatch.Intake;

/// <summary>Where a single event stands in a batch that it shares, or why it was refused.</summary>
internal readonly record struct SharedPlace(Rejection? Rejection, Task<RowOutcome[][]>? Stored, int Batch, int Row)
{
    /// <exception cref="JournalFault">Nothing was stored.</exception>
    public async Task<RowOutcome> OutcomeAsync()
    {
        var (stored, batch, row) = (Stored!, Batch, Row);
        return (await stored)[batch][row];
    }
}
