using System.Text.Json;

namespace ModelWatch.Intake;

/// <summary>Reads events under one plan into one batch; used again for the next body. Not thread safe.</summary>
internal sealed class PlanRows
{
    private readonly EventReader _reader;
    private readonly QuickReader? _quick;

    /// <param name="layout">The plan's columns.</param>
    /// <param name="mask">Hides masked fields.</param>
    /// <param name="isQuick">False reads every event the thorough way; the result is the same.</param>
    public PlanRows(PlanLayout layout, Mask mask, bool isQuick = true)
    {
        var cells = new CellReader(mask);
        Layout = layout;
        Batch = new BatchBuilder(layout);
        _reader = new EventReader(layout, cells);
        _quick = isQuick ? new QuickReader(layout, Batch, cells) : null;
    }

    public PlanLayout Layout { get; }

    public BatchBuilder Batch { get; }

    /// <summary>
    /// Reads the element at <paramref name="at"/> into the row of the batch that is not kept yet. Where it says false or names a rejection, nothing
    /// stands in that row.
    /// </summary>
    public bool TryRead(ReadOnlySpan<byte> json, ref int at, bool isAlone, int index, out Envelope envelope, out Rejection? rejection)
    {
        var from = at;
        rejection = null;
        envelope = Envelope.New();
        if (_quick is not null && _quick.TryRead(json, ref at, ref envelope))
        {
            if (isAlone && at < json.Length)
            {
                Batch.DropRow();
                return false;
            }

            if (at - from <= IntakeLimits.LargestElement)
            {
                return true;
            }
        }

        Batch.DropRow();
        at = from;
        return TryReadAny(json, ref at, isAlone, index, out envelope, out rejection);
    }

    private bool TryReadAny(ReadOnlySpan<byte> json, ref int at, bool isAlone, int index, out Envelope envelope, out Rejection? rejection)
    {
        var from = at;
        (envelope, rejection) = (default, null);
        if (!JsonCheck.Value(json, ref at, out var depth) || (isAlone && at < json.Length))
        {
            return false;
        }

        rejection = at - from > IntakeLimits.LargestElement ? Rejection.TooLarge(index, at - from)
            : depth > IntakeLimits.Deepest ? Rejection.TooDeep(index)
            : json[from] != '{' ? new Rejection(index, RejectReason.Malformed, "An event must be a JSON object.")
            : null;
        if (rejection is not null)
        {
            return true;
        }

        try
        {
            envelope = _reader.Read(json[from..at], Batch);
            return true;
        }
        catch (JsonException e)
        {
            // The check and the library's reader agree on all that is known; if they ever do not, this element alone is refused.
            Batch.DropRow();
            rejection = new Rejection(index, RejectReason.Malformed, $"Not valid JSON at byte {e.BytePositionInLine ?? 0} of the element.");
            return true;
        }
    }
}
