using System.Runtime.InteropServices;

namespace ModelWatch.Windows;

/// <summary>The rows of one batch that fall into one window, in their order. Not thread safe.</summary>
internal sealed class RowGroup(BatchView view, WindowState window)
{
    private readonly List<int> _rows = [];
    private readonly List<double> _weights = [];

    public BatchView View { get; } = view;

    public WindowState Window { get; } = window;

    /// <summary>Indices into the batch, ascending.</summary>
    public ReadOnlySpan<int> Rows => CollectionsMarshal.AsSpan(_rows);

    /// <summary>What each row stands for: its own weight over the share that the service keeps.</summary>
    public ReadOnlySpan<double> Weights => CollectionsMarshal.AsSpan(_weights);

    /// <summary>Takes the row where the plan's sample keeps it while an overload asks for <paramref name="share"/> of the rows.</summary>
    public void Offer(int row, double share)
    {
        var rate = Window.Rules.Plan.Sampling.RateAt(share);
        Window.LeastRate = Math.Min(Window.LeastRate, rate);
        if (!Sample.Keeps(View.Batch.Ids[row], rate))
        {
            return;
        }

        _rows.Add(row);
        _weights.Add(View.Batch.Weights[row] / rate);
    }
}
