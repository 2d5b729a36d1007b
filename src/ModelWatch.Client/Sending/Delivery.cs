using ModelWatch.Client.Buffering;

namespace ModelWatch.Client.Sending;

/// <summary>Brings one batch to the service, whatever that takes, and counts what becomes of each line. Used by the sender alone.</summary>
internal sealed class Delivery(ModelWatchClientOptions options, Transport transport, BackOff backOff, Packer packer)
{
    private const int MostAttempts = 10;
    private long _retries;

    public long Retries => Volatile.Read(ref _retries);

    /// <summary>Returns when every line of the batch is settled: answered, or dropped with a reason. It does not throw.</summary>
    public Task DeliverAsync(string lane, Batch batch, LaneTally tally, CancellationToken stop) =>
        batch.Count == 0 ? Task.CompletedTask : DeliverAsync(lane, batch, 0, batch.Count, tally, stop);

    private async Task DeliverAsync(string lane, Batch batch, int first, int count, LaneTally tally, CancellationToken stop)
    {
        if (!TryPack(batch.Lines(first, count), out var body))
        {
            tally.Lose(DropReason.Error, count);
            return;
        }

        for (var failures = 0; ; failures++)
        {
            if (await AttemptAsync(lane, body, count, tally, stop).ConfigureAwait(false) is not { } answer)
            {
                tally.Lose(DropReason.Shutdown, count);
                return;
            }

            if (answer.Verdict == Verdict.Stored)
            {
                Settle(batch, first, answer.Receipt!, tally);
                return;
            }

            if (answer.Verdict == Verdict.TooLarge && count > 1)
            {
                await HalvesAsync(lane, batch, first, count, tally, stop).ConfigureAwait(false);
                return;
            }

            if (Final(answer, failures) is { } reason)
            {
                tally.Lose(reason, count);
                Tell(new DeliveryProblem(ProblemKind.Dropped, answer.Reason, answer.Detail, null, count));
                return;
            }

            if (!await PauseAsync(answer, failures, count, stop).ConfigureAwait(false))
            {
                tally.Lose(DropReason.Shutdown, count);
                return;
            }
        }
    }

    /// <summary>False where there is no memory to pack into: what waits behind it must still be sent.</summary>
    private bool TryPack(ReadOnlyMemory<byte> lines, out ReadOnlyMemory<byte> body)
    {
        try
        {
            body = packer.Pack(lines);
            return true;
        }
        catch (Exception)
        {
            body = default;
            return false;
        }
    }

    /// <summary>The answer, or null where the client must stop.</summary>
    private async Task<Answer?> AttemptAsync(string lane, ReadOnlyMemory<byte> body, int count, LaneTally tally, CancellationToken stop)
    {
        if (stop.IsCancellationRequested)
        {
            return null;
        }

        tally.Send(count);
        try
        {
            return await transport.SendAsync(lane, body, packer.Compresses, count, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static DropReason? Final(Answer answer, int failures) => answer.Verdict switch
    {
        Verdict.Refused => DropReason.Refused,
        Verdict.TooLarge => DropReason.TooLarge,
        Verdict.Failing when failures + 1 >= MostAttempts => DropReason.ServerError,
        Verdict.Unreadable when failures + 1 >= MostAttempts => DropReason.UnreadableAnswer,
        _ => null,
    };

    private async Task HalvesAsync(string lane, Batch batch, int first, int count, LaneTally tally, CancellationToken stop)
    {
        var half = count / 2;
        await DeliverAsync(lane, batch, first, half, tally, stop).ConfigureAwait(false);
        await DeliverAsync(lane, batch, first + half, count - half, tally, stop).ConfigureAwait(false);
    }

    /// <summary>Counts and tells the failure and waits; false where the client must stop.</summary>
    private async Task<bool> PauseAsync(Answer answer, int failures, int count, CancellationToken stop)
    {
        Interlocked.Increment(ref _retries);
        Tell(new DeliveryProblem(ProblemKind.Retrying, answer.Reason, answer.Detail, null, count));
        try
        {
            await Task.Delay(backOff.Next(failures, answer), options.Time, stop).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void Settle(Batch batch, int first, Receipt receipt, LaneTally tally)
    {
        tally.Settle(receipt.Accepted, receipt.Duplicates, receipt.Rejected.Count);
        foreach (var rejection in receipt.Rejected)
        {
            Tell(new DeliveryProblem(ProblemKind.Rejected, rejection.Reason, rejection.Detail, batch.IdOf(first + rejection.Index), 1));
        }
    }

    private void Tell(DeliveryProblem problem)
    {
        try
        {
            options.OnProblem?.Invoke(problem);
        }
        catch (Exception)
        {
            // Whoever listens must not stop the sender.
        }
    }
}
