namespace ModelWatch.Intake;

/// <summary>Why one event or label of a body was refused. <paramref name="Index"/> counts from 0.</summary>
internal sealed record Rejection(int Index, string Reason, string Detail);
