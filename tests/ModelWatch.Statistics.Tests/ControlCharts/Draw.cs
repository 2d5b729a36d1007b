namespace ModelWatch.Statistics.Tests.ControlCharts;

/// <summary>Draws for the simulations of this folder.</summary>
internal static class Draw
{
    /// <summary>A standard normal number (Box and Muller).</summary>
    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>Mean run length over that many alarms and its standard error; each run starts anew.</summary>
    public static (double Mean, double Error) RunLength(int alarms, Func<long> run)
    {
        double sum = 0, squares = 0;
        for (var i = 0; i < alarms; i++)
        {
            double length = run();
            (sum, squares) = (sum + length, squares + length * length);
        }
        var mean = sum / alarms;
        return (mean, Math.Sqrt((squares / alarms - mean * mean) / alarms));
    }
}
