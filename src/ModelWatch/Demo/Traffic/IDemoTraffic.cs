namespace ModelWatch.Demo.Traffic;

/// <summary>The traffic of one demo model: a pure function of time and seed, so that any slice can be made again.</summary>
internal interface IDemoTraffic
{
    /// <summary>Names of the inputs, in the order of <see cref="DemoEvent.Inputs"/>.</summary>
    IReadOnlyList<string> Inputs { get; }

    /// <summary>The longest time after an event at which its outcome becomes known.</summary>
    TimeSpan LongestDelay { get; }

    /// <summary>
    /// Events with from &lt;= time &lt; to in order of time. <paramref name="share"/>, above 0 and at most 1, thins the traffic
    /// without changing its distribution: references and training sets use it.
    /// </summary>
    IEnumerable<DemoEvent> Events(DateTimeOffset from, DateTimeOffset to, int seed, double share = 1);
}
