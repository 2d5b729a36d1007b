using Microsoft.Extensions.Logging;

namespace ModelWatch.Tests.Doors;

/// <summary>A log that keeps what was told as warning or worse.</summary>
internal sealed class ToldLines<T> : ILogger<T>
{
    public List<string> Lines { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (logLevel >= LogLevel.Warning) Lines.Add(formatter(state, exception));
    }
}
