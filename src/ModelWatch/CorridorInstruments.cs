using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.InteropServices;
using ModelWatch.Windows;

namespace ModelWatch;

/// <summary>What the corridor tells of itself. Thread safe.</summary>
internal sealed class CorridorInstruments : IDisposable
{
    private static readonly Meter Meter = new("ModelWatch");
    private static readonly Counter<long> Evaluations = Meter.CreateCounter<long>("modelwatch_evaluations_total");
    private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>("modelwatch_evaluation_duration_seconds", "s");
    private const string Evaluation = "window";
    private readonly TimeProvider _time;
    private readonly Meter _meter = new("ModelWatch");

    public CorridorInstruments(TimeProvider time)
    {
        _time = time;
        _meter.CreateObservableGauge("modelwatch_build_info", () => new Measurement<int>(
            1,
            new("version", typeof(CorridorInstruments).Assembly.GetName().Version!.ToString(3)),
            new("revision", Revision()),
            new("framework", RuntimeInformation.FrameworkDescription)));
    }

    public void Dispose() => _meter.Dispose();

    public long Begin() => _time.GetTimestamp();

    /// <summary>An evaluation that began then and came to an end.</summary>
    public void Count(WindowState window, long began, bool succeeded)
    {
        Durations.Record(_time.GetElapsedTime(began).TotalSeconds, new KeyValuePair<string, object?>("evaluation", Evaluation));
        Evaluations.Add(
            1,
            new("model", window.Key.Model),
            new("model_version", window.Rules.Plan.Version),
            new("evaluation", Evaluation),
            new("outcome", succeeded ? "success" : "failed"));
    }

    /// <summary>A walk of a model failed before or between evaluations: in the fold, or because a plan or reference cannot be read.</summary>
    public void CountFault(string model) =>
        Evaluations.Add(1, new("model", model), new("model_version", ""), new("evaluation", "fold"), new("outcome", "failed"));

    private static string Revision() =>
        typeof(CorridorInstruments).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+') is [_, var commit]
            ? commit[..Math.Min(commit.Length, 12)]
            : "unknown";
}
