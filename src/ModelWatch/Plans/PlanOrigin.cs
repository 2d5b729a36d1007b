namespace ModelWatch.Plans;

/// <summary>The way by which a plan came in.</summary>
internal enum PlanOrigin { Api, Folder }
