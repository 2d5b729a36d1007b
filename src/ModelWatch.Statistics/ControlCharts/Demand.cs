namespace ModelWatch.Statistics.ControlCharts;

/// <summary>What the parameters of a chart must be; a wrong one is misuse, not data.</summary>
internal static class Demand
{
    public static double Finite(double value, string name) =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, "The value is finite.");

    public static double Positive(double value, string name) =>
        value > 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, "The value is finite and above 0.");

    public static double NotNegative(double value, string name) =>
        value >= 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, "The value is finite and 0 or more.");

    public static double Inside(double value, double low, double high, string name) => value > low && value < high
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"The value lies in ({low}, {high}).");
}
