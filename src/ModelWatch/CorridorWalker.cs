namespace ModelWatch;

/// <summary>Whose turn it is for one model: at most one walk at a time, and no wish for one is lost. Thread safe.</summary>
internal sealed class CorridorWalker
{
    private readonly Lock _gate = new();
    private bool _wanted;
    private bool _runs;

    /// <summary>The walk that runs or ran last.</summary>
    public Task Walk { get; private set; } = Task.CompletedTask;

    /// <summary>When the model was last walked, as a timestamp of the clock.</summary>
    public long Walked { get; set; }

    /// <summary>Failures in a row.</summary>
    public int Failures { get; set; }

    /// <summary>Wishes for a walk; <paramref name="start"/> begins one where none runs.</summary>
    public void Want(Func<Task> start)
    {
        lock (_gate)
        {
            _wanted = true;
            if (_runs)
            {
                return;
            }

            _runs = true;
            Walk = start();
        }
    }

    /// <summary>True while another round is wished for; with false the walk is over.</summary>
    public bool TakeWish()
    {
        lock (_gate)
        {
            _runs = _wanted;
            _wanted = false;
            return _runs;
        }
    }

    /// <summary>The walk ends whatever is wished for.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _runs = false;
        }
    }
}
