using ModelWatch.Series;

namespace ModelWatch.IntegrationTests.Series;

/// <summary>A store and a way around ModelWatch to see what it holds.</summary>
internal interface IStoreUnderTest : IAsyncDisposable
{
    ITimeSeriesStore Store { get; }

    /// <summary>The newest sample of each series in each second, which is how each of these stores shows a revised window.</summary>
    Task<IReadOnlyList<StoredSample>> ReadAsync();

    /// <summary>Greatest relative error of a stored value; 0 where the store keeps every digit.</summary>
    double Precision { get; }

    /// <summary>How a name looks in the store.</summary>
    string Name(string name);

    /// <summary>SIGKILL.</summary>
    Task KillAsync();

    /// <summary>The store again, on the data that it left.</summary>
    Task ResumeAsync();
}
