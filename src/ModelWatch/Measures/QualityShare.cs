using ModelWatch.Plans;

namespace ModelWatch.Measures;

/// <summary>A share of faulty cells: the fault that is counted, the measure's name, and the words for it.</summary>
internal sealed record QualityShare(CellFaults Fault, string Measure, string Label);
