namespace ModelWatch.Demo.Traffic;

/// <summary>
/// One prediction asked of a demo model. <paramref name="Inputs"/> are the values as they reach the model (after a planted fault),
/// in the order of the plan: a double, a bool, a text or null. <paramref name="Known"/> is when the outcome becomes known.
/// </summary>
internal sealed record DemoEvent(string Id, DateTimeOffset Time, object?[] Inputs, string Label, DateTimeOffset Known);
