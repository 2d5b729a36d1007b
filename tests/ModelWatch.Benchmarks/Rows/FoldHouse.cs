using System.Text;
using ModelWatch.Plans;
using ModelWatch.References;
using ModelWatch.State;
using ModelWatch.Windows;

namespace ModelWatch.Benchmarks.Rows;

/// <summary>A real state on the disk with plans and references, for the fold alone.</summary>
internal sealed class FoldHouse : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("modelwatch-fold-").FullName;

    public FoldHouse()
    {
        State = new StateDatabase(Path.Combine(_directory, "state.db"), [.. PlanTables.Migrations, .. ReferenceTables.Migrations, .. WindowTables.Migrations]);
        var watermarks = new CorridorWatermarks(State);
        Plans = new PlanStore(State, watermarks, TimeProvider.System);
        References = new ReferenceStore(State, watermarks, TimeProvider.System);
        Rulebook = new Rulebook(Plans, References);
    }

    public StateDatabase State { get; }

    public PlanStore Plans { get; }

    public ReferenceStore References { get; }

    public Rulebook Rulebook { get; }

    public ModelFold Model(string model, bool label, bool segments, int referenceRows)
    {
        var text = FoldTraffic.Plan(model, label, segments);
        var plan = PlanReader.Read(text).Plan!;
        Plans.Put(plan, text);
        if (referenceRows > 0)
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(FoldTraffic.Reference(referenceRows, segments)));
            References.Put(ReferenceBuilder.Build(plan, stream).Profile!);
        }

        return new ModelFold(model, State, new WindowStore(Rulebook), Rulebook);
    }

    public void Dispose()
    {
        State.Dispose();
        Directory.Delete(_directory, recursive: true);
    }
}
