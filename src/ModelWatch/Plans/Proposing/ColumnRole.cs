namespace ModelWatch.Plans.Proposing;

/// <summary>What a column is for.</summary>
internal enum ColumnRole { Input, Output, Label, Time, Identifier }
