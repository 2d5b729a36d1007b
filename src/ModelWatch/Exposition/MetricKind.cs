namespace ModelWatch.Exposition;

/// <summary>What a scraper may do with a metric: add it up, read it, or take quantiles of it.</summary>
internal enum MetricKind { Counter, Gauge, Histogram }
