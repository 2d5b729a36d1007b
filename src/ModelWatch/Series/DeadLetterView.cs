namespace ModelWatch.Series;

/// <summary>A dead letter in the shape of the interface: what it holds, and why it lies there.</summary>
internal sealed record DeadLetterView(
    long Id,
    string Store,
    int Points,
    DateTime Recorded,
    string Kind,
    string Reason,
    IReadOnlyList<string> Models,
    DateTime From,
    DateTime To);
