namespace ModelWatch.Statistics.Numerics;

/// <summary>A compensated sum (Neumaier 1974): the error does not grow with the number of terms.</summary>
internal struct NeumaierSum
{
    private double sum;
    private double correction;

    public readonly double Value => sum + correction;

    public void Add(double term)
    {
        var total = sum + term;
        correction += Math.Abs(sum) >= Math.Abs(term) ? sum - total + term : term - total + sum;
        sum = total;
    }
}
