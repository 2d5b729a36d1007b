using ModelWatch.Doors.Calls;
using ModelWatch.Doors.Pairs;
using ModelWatch.Intake;
using ModelWatch.Plans;

namespace ModelWatch.Doors;

/// <summary>What a foreign body came to, before anything is stored: native bodies a model, halves, labels, refusals. Not thread safe.</summary>
internal sealed class DoorWork(string door)
{
    private const int MostWarnings = 100;
    private readonly List<string> _warnings = [];

    /// <summary>The door's name on /metrics; that of the last message where they differ.</summary>
    public string Door { get; set; } = door;

    public Dictionary<(string Model, string Door), (MonitoringPlan Plan, NativeBody Body)> Events { get; } = [];

    public Dictionary<(string Model, string Door), (MonitoringPlan Plan, NativeBody Body)> Labels { get; } = [];

    public List<(int Index, MonitoringPlan Plan, CallHalf Half)> Halves { get; } = [];

    public List<Rejection> Rejected { get; } = [];

    /// <summary>Refusals of the native doors beyond those that they listed.</summary>
    public int Unlisted { get; set; }

    public IReadOnlyList<string> Warnings => _warnings;

    public void Reject(int index, string reason, string detail) => Rejected.Add(new Rejection(index, reason, detail));

    public void Warn(string warning)
    {
        if (_warnings.Count < MostWarnings && !_warnings.Contains(warning)) _warnings.Add(warning);
    }

    public NativeBody EventsOf(MonitoringPlan plan)
    {
        if (!Events.TryGetValue((plan.Model, Door), out var found)) Events.Add((plan.Model, Door), found = (plan, new NativeBody()));
        return found.Body;
    }

    public NativeBody LabelsOf(MonitoringPlan plan)
    {
        if (!Labels.TryGetValue((plan.Model, Door), out var found)) Labels.Add((plan.Model, Door), found = (plan, new NativeBody()));
        return found.Body;
    }

    /// <summary>Translates a call into the model's native body, or refuses it.</summary>
    public void AddCall(MonitoringPlan plan, ForeignCall call, int index)
    {
        var body = EventsOf(plan);
        if (new CallTranslator(plan).Write(call, index, body) is { } fault)
        {
            Reject(index, RejectReason.Malformed, fault);
            return;
        }

        if (body.HasLocalTimes) Warn($"Times without a zone were read in {plan.Report.Zone.Id}, the plan's report.zone.");
        var broken = 0;
        foreach (var warning in CallTranslator.Warnings(call))
        {
            Warn(warning);
            broken++;
        }

        if (broken > 0) ForeignInstruments.CountTensors(Door, broken);
    }
}
