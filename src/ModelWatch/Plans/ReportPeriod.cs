namespace ModelWatch.Plans;

/// <summary>How often the periodic summary is made.</summary>
internal enum ReportPeriod { Week, Month, Quarter }
