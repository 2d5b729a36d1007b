using ModelWatch.Journal;

namespace ModelWatch.Intake;

/// <summary>What a text of a column turned out to be: the state of its cell, and what stands in the dictionary (null: nothing does).</summary>
internal readonly record struct KnownText(CellState State, string? Shown);
