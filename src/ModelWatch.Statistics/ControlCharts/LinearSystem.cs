namespace ModelWatch.Statistics.ControlCharts;

/// <summary>
/// The expected time to leave the transient states of a chain, (I - Q) x = b, by elimination inside a band. Q holds probabilities, so I - Q is
/// an M-matrix: its pivots stay positive without exchanging rows, and band entries stay in the band.
/// </summary>
internal sealed class LinearSystem
{
    private readonly double[][] rows;
    private readonly int below;
    private readonly int above;

    /// <param name="n">Number of states.</param>
    /// <param name="below">How far left of the diagonal an entry may stand.</param>
    /// <param name="above">How far right of it.</param>
    public LinearSystem(int n, int below, int above)
    {
        this.below = Math.Min(below, n - 1);
        this.above = Math.Min(above, n - 1);
        rows = new double[n][];
        for (var i = 0; i < n; i++)
            rows[i] = new double[this.below + this.above + 1];
    }

    public int Count => rows.Length;

    /// <summary>Adds to the probability of the step from one state to another.</summary>
    public void Add(int from, int to, double probability) => rows[from][to - from + below] += probability;

    /// <summary>x of (I - Q) x = 1: the mean number of steps from each state.</summary>
    public double[] RunLengths()
    {
        var n = rows.Length;
        var left = Array.ConvertAll(rows, row => Array.ConvertAll(row, q => -q));
        var x = new double[n];
        Array.Fill(x, 1.0);
        for (var i = 0; i < n; i++)
            left[i][below] += 1;
        for (var pivot = 0; pivot < n; pivot++)
            Eliminate(left, x, pivot);
        for (var i = n - 1; i >= 0; i--)
        {
            var sum = x[i];
            for (var j = i + 1; j <= Math.Min(n - 1, i + above); j++)
                sum -= left[i][j - i + below] * x[j];
            x[i] = sum / left[i][below];
        }
        return x;
    }

    /// <summary>The law of the state after a long time without an alarm, by repeated steps; null when it does not settle.</summary>
    public double[]? LongQuiet()
    {
        var n = rows.Length;
        double[] now = new double[n], next = new double[n];
        Array.Fill(now, 1.0 / n);
        for (var step = 0; step < 200_000; step++)
        {
            Array.Clear(next);
            for (var i = 0; i < n; i++)
                Spread(rows[i], i, now[i], next);
            var total = next.Sum();
            if (!(total > 0))
                return null;
            var change = 0.0;
            for (var i = 0; i < n; i++)
            {
                next[i] /= total;
                change += Math.Abs(next[i] - now[i]);
            }
            (now, next) = (next, now);
            if (change < 1e-13)
                return now;
        }
        return null;
    }

    private void Spread(double[] row, int from, double mass, double[] into)
    {
        var last = Math.Min(into.Length - 1, from + above);
        for (var j = Math.Max(0, from - below); j <= last; j++)
            into[j] += mass * row[j - from + below];
    }

    private void Eliminate(double[][] left, double[] x, int pivot)
    {
        var n = left.Length;
        var source = left[pivot].AsSpan(below, Math.Min(above, n - 1 - pivot) + 1);
        for (var i = pivot + 1; i <= Math.Min(n - 1, pivot + below); i++)
        {
            var target = left[i].AsSpan(pivot - i + below, source.Length);
            var factor = target[0] / source[0];
            if (factor == 0)
                continue;
            for (var j = 0; j < source.Length; j++)
                target[j] -= factor * source[j];
            x[i] -= factor * x[pivot];
        }
    }
}
