using System.Runtime.InteropServices;

namespace ModelWatch.Commands.Replaying;

/// <summary>Turns the first SIGINT or SIGTERM into a wish to stop; a second one ends the process as it always does.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _signals;

    public StopSignals() => _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Heard), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Heard)];

    public CancellationToken Stop => _stop.Token;

    /// <summary>The signal that came first, or null.</summary>
    public PosixSignal? Signal { get; private set; }

    public void Dispose()
    {
        foreach (var signal in _signals) signal.Dispose();
        _stop.Dispose();
    }

    private void Heard(PosixSignalContext context)
    {
        if (Signal is not null) return;
        Signal = context.Signal;
        context.Cancel = true;
        _stop.Cancel();
    }
}
