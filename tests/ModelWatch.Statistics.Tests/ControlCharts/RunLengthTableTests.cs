using ModelWatch.Statistics.ControlCharts;

namespace ModelWatch.Statistics.Tests.ControlCharts;

/// <summary>The table of section 5.3 of the statistics page, every figure of it to its printed digits.</summary>
public sealed class RunLengthTableTests
{
    [Theory]
    [InlineData(0, 370.4, 0.05)]
    [InlineData(1, 43.9, 0.05)]
    [InlineData(2, 6.30, 0.005)]
    public void Shewhart_OfTheTable_Agrees(double shift, double expected, double digits) =>
        Assert.Equal(expected, ShewhartRunLength.Of(3, shift).Value!.Value, digits);

    [Theory]
    [InlineData(4, 0, 167.68, 0.005)]
    [InlineData(4, 0.25, 74.2, 0.05)]
    [InlineData(4, 0.5, 26.6, 0.05)]
    [InlineData(4, 1, 8.38, 0.005)]
    [InlineData(4, 2, 3.34, 0.005)]
    [InlineData(4.77, 0, 368.6, 0.05)]
    [InlineData(4.77, 0.25, 121.3, 0.05)]
    [InlineData(4.77, 0.5, 35.2, 0.05)]
    [InlineData(4.77, 1, 9.92, 0.005)]
    [InlineData(4.77, 2, 3.86, 0.005)]
    [InlineData(5, 0, 465.44, 0.005)]
    [InlineData(5, 0.25, 139.5, 0.05)]
    [InlineData(5, 0.5, 38.0, 0.05)]
    [InlineData(5, 1, 10.38, 0.005)]
    [InlineData(5, 2, 4.01, 0.005)]
    public void Cusum_OfTheTable_Agrees(double limit, double shift, double expected, double digits)
    {
        Assert.Equal(expected, CusumRunLength.Of(0.5, limit, shift).Value!.Value, digits);
        Assert.Equal(expected, CusumRunLength.Of(0.5, limit, -shift).Value!.Value, digits);
    }

    [Theory]
    [InlineData(0.05, 2.615, 0, 499.9, 0.05)]
    [InlineData(0.05, 2.615, 0.25, 84.0, 0.05)]
    [InlineData(0.05, 2.615, 0.5, 28.8, 0.05)]
    [InlineData(0.05, 2.615, 1, 11.38, 0.005)]
    [InlineData(0.05, 2.615, 2, 5.22, 0.005)]
    [InlineData(0.1, 2.7, 0, 369.0, 0.05)]
    [InlineData(0.1, 2.7, 0.25, 89.1, 0.05)]
    [InlineData(0.1, 2.7, 0.5, 28.2, 0.05)]
    [InlineData(0.1, 2.7, 1, 9.73, 0.005)]
    [InlineData(0.1, 2.7, 2, 4.18, 0.005)]
    [InlineData(0.1, 2.814, 0, 499.6, 0.05)]
    [InlineData(0.1, 2.814, 0.25, 106.3, 0.05)]
    [InlineData(0.1, 2.814, 0.5, 31.3, 0.05)]
    [InlineData(0.1, 2.814, 1, 10.33, 0.005)]
    [InlineData(0.1, 2.814, 2, 4.36, 0.005)]
    [InlineData(0.2, 2.962, 0, 499.7, 0.05)]
    [InlineData(0.2, 2.962, 0.25, 150.2, 0.05)]
    [InlineData(0.2, 2.962, 0.5, 41.8, 0.05)]
    [InlineData(0.2, 2.962, 1, 10.54, 0.005)]
    [InlineData(0.2, 2.962, 2, 3.74, 0.005)]
    public void Ewma_OfTheTable_Agrees(double lambda, double width, double shift, double expected, double digits)
    {
        Assert.Equal(expected, EwmaRunLength.Of(lambda, width, shift).Value!.Value, digits);
        Assert.Equal(expected, EwmaRunLength.Of(lambda, width, -shift).Value!.Value, digits);
    }
}
