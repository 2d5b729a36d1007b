using ModelWatch.Statistics;

namespace ModelWatch.Measures;

/// <summary>A measure by name with its figure and the rows it rests on.</summary>
internal readonly record struct OutcomeFigure(string Measure, Figure Figure, long N);
